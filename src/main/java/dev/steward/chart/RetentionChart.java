package dev.steward.chart;

import dev.steward.model.Cell;
import dev.steward.model.Granularity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;

/**
 * The heat map of retention: a row for each cohort, a column for each period after it, and the mean of all above them. The
 * size of cohort i is {@code Cell(i, 0)}, who came back in period +k is {@code Cell(i, k)}. With a breakdown a row is
 * one value: all its cohorts together, weighted by size; such rows have no cells to open, and there is no mean of all,
 * since a person may be in several.
 *
 * @param period what rows are
 * @param column what columns count: the same, but days for blocks of 24 hours
 * @param groups one with an empty value without a breakdown; else one a value
 */
public record RetentionChart(String title, Granularity period, Granularity column, List<Group> groups)
        implements Chart {
    /** A cohort: {@code returned.get(k - 1)} people came back in period +k; cells not there yet are absent. */
    public record Row(String start, long size, List<Long> returned) {
        public Row {
            returned = List.copyOf(returned);
        }

        /** The part of the cohort that came back in period +k; empty when the cohort is. */
        OptionalDouble share(int k) {
            return size == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) returned.get(k - 1) / size);
        }
    }

    /** The cohorts of one breakdown value. */
    public record Group(String value, List<Row> rows) {
        public Group {
            rows = List.copyOf(rows);
        }

        long size() {
            return rows.stream().mapToLong(Row::size).sum();
        }

        /** How many periods after the first the longest row has. */
        int periods() {
            return rows.stream().mapToInt(row -> row.returned().size()).max().orElse(0);
        }

        /** The retention of period +k over all cohorts that have it, weighted by size; empty when nobody is in them. */
        OptionalDouble mean(int k) {
            List<Row> known =
                    rows.stream().filter(row -> row.returned().size() >= k).toList();
            long size = known.stream().mapToLong(Row::size).sum();
            long back =
                    known.stream().mapToLong(row -> row.returned().get(k - 1)).sum();
            return size == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) back / size);
        }

        String label() {
            return Words.value(List.of(value));
        }

        Cell cell(int row, int k) {
            return value.isEmpty() ? new Cell(row, k) : new Cell(List.of(value), row, k);
        }
    }

    public RetentionChart {
        groups = List.copyOf(groups);
    }

    public RetentionChart(String title, Granularity period, List<Group> groups) {
        this(title, period, period, groups);
    }

    static boolean empty(List<Group> groups) {
        return groups.stream().allMatch(group -> group.size() == 0);
    }

    @Override
    public JFreeChart draw(Palette palette) {
        Look look = Look.of(palette);
        if (empty(groups)) {
            return Sheet.noData(title, look);
        }
        return Sheet.of(title, Optional.of(Words.say("retention.note." + column.json())), heat(look), look);
    }

    private HeatPlot heat(Look look) {
        boolean split = groups.size() > 1;
        List<HeatPlot.Row> rows = new ArrayList<>();
        if (split) {
            groups.forEach(group -> rows.add(meanRow(group.label(), group)));
        } else {
            Group all = groups.getFirst();
            rows.add(meanRow(Words.say("retention.mean"), all));
            for (int i = 0; i < all.rows().size(); i++) {
                rows.add(cohortRow(all, i));
            }
        }
        return new HeatPlot(
                rows,
                split ? 0 : 1,
                Words.say(split ? "retention.value" : "retention.cohort"),
                Words.say("retention.size"),
                hottest(),
                look);
    }

    private HeatPlot.Row meanRow(String label, Group group) {
        List<HeatPlot.Field> fields = IntStream.rangeClosed(1, group.periods())
                .mapToObj(k -> new HeatPlot.Field(group.mean(k), Optional.empty()))
                .toList();
        return new HeatPlot.Row(label, Numbers.ENGLISH.count(group.size()), Optional.empty(), fields);
    }

    private HeatPlot.Row cohortRow(Group group, int index) {
        Row row = group.rows().get(index);
        String label = PeriodLabel.of(period, row.start()).full();
        List<HeatPlot.Field> fields = IntStream.rangeClosed(1, row.returned().size())
                .mapToObj(k -> new HeatPlot.Field(
                        row.share(k), Optional.of(new HeatPlot.Mark(tip(label, row, k), group.cell(index, k)))))
                .toList();
        HeatPlot.Mark size = new HeatPlot.Mark(
                Words.say("retention.tip.size", label, Words.people(row.size())), group.cell(index, 0));
        return new HeatPlot.Row(label, Numbers.ENGLISH.count(row.size()), Optional.of(size), fields);
    }

    private static String tip(String label, Row row, int k) {
        long back = row.returned().get(k - 1);
        return Words.say(
                "retention.tip",
                label,
                k,
                Numbers.ENGLISH.count(back),
                Numbers.ENGLISH.count(row.size()),
                Numbers.ENGLISH.percent(back, row.size()));
    }

    /** The highest share there is; cohorts under a twentieth of the largest do not set the scale for the others. */
    private double hottest() {
        if (groups.size() > 1) {
            return groups.stream()
                    .flatMapToDouble(group -> IntStream.rangeClosed(1, group.periods())
                            .mapToDouble(k -> group.mean(k).orElse(0)))
                    .max()
                    .orElse(0);
        }
        List<Row> rows = groups.getFirst().rows();
        long largest = rows.stream().mapToLong(Row::size).max().orElse(0);
        return rows.stream()
                .filter(row -> row.size() * 20 >= largest)
                .flatMapToDouble(row -> IntStream.rangeClosed(1, row.returned().size())
                        .mapToDouble(k -> row.share(k).orElse(0)))
                .max()
                .orElse(0);
    }

    @Override
    public String description() {
        return describe(title, column, groups);
    }

    static String describe(String title, Granularity column, List<Group> groups) {
        if (empty(groups)) {
            return Words.say("empty.description", title);
        }
        List<String> sentences = groups.stream()
                .limit(8)
                .map(group -> Words.say(
                        groups.size() == 1 ? "retention.description" : "retention.description.group",
                        group.label(),
                        Numbers.ENGLISH.count(group.size()),
                        group.rows().size(),
                        means(column, group)))
                .toList();
        return Words.say("retention.description.title", title) + " " + String.join(" ", sentences);
    }

    /** "41% after 1 week, 30% after 4 weeks": the first, a middle and the last mean. */
    private static String means(Granularity column, Group group) {
        int last = group.periods();
        if (last == 0) {
            return Words.say("retention.description.young");
        }
        return IntStream.of(1, (last + 1) / 2, last)
                .distinct()
                .mapToObj(k -> Words.say(
                        "retention.mean." + column.json(),
                        group.mean(k).isPresent()
                                ? Numbers.ENGLISH.percent(group.mean(k).getAsDouble())
                                : Numbers.NONE,
                        k))
                .collect(Collectors.joining(", "));
    }
}
