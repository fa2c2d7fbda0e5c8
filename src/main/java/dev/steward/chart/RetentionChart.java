package dev.steward.chart;

import dev.steward.model.Cell;
import dev.steward.model.Granularity;
import java.util.List;
import java.util.OptionalDouble;
import org.jfree.chart.JFreeChart;

/**
 * The heat map of retention: a row for each cohort, a column for each period after it, and the mean of all below. The
 * size of cohort i is {@code Cell(i, 0)}, who came back in period +k is {@code Cell(i, k)}. With a breakdown a row is
 * one value: all its cohorts together, weighted by size; such rows have no cells to open.
 *
 * @param groups one with an empty value without a breakdown; else one a value
 */
public record RetentionChart(String title, Granularity period, List<Group> groups) implements Chart {
    /** A cohort: {@code returned.get(k - 1)} people came back in period +k; cells not there yet are absent. */
    public record Row(String start, long size, List<Long> returned) {
        public Row {
            returned = List.copyOf(returned);
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
    }

    public RetentionChart {
        groups = List.copyOf(groups);
    }

    static boolean empty(List<Group> groups) {
        return groups.stream().allMatch(group -> group.size() == 0);
    }

    Cell cell(int row, int k) {
        return groups.size() == 1 && groups.getFirst().value().isEmpty()
                ? new Cell(row, k)
                : new Cell(List.of(groups.getFirst().value()), row, k);
    }

    @Override
    public JFreeChart draw(Palette palette) {
        return Sheet.words(this, palette);
    }

    @Override
    public String description() {
        return describe(title, period, groups);
    }

    static String describe(String title, Granularity period, List<Group> groups) {
        if (empty(groups)) {
            return Words.say("empty.description", title);
        }
        List<String> sentences = groups.stream()
                .limit(8)
                .map(group -> Words.say(
                        groups.size() == 1 ? "retention.description" : "retention.description.group",
                        group.label(),
                        Words.people(group.size()),
                        group.rows().size(),
                        means(period, group)))
                .toList();
        return Words.say("retention.description.title", title) + " " + String.join(" ", sentences);
    }

    /** "41% after 1 week, 30% after 4 weeks": the first, a middle and the last mean. */
    private static String means(Granularity period, Group group) {
        int last = group.periods();
        if (last == 0) {
            return Words.say("retention.description.young");
        }
        return java.util.stream.IntStream.of(1, (last + 1) / 2, last)
                .distinct()
                .mapToObj(k -> Words.say(
                        "retention.mean." + period.json(),
                        group.mean(k).isPresent()
                                ? Numbers.ENGLISH.percent(group.mean(k).getAsDouble())
                                : Numbers.NONE,
                        k))
                .collect(java.util.stream.Collectors.joining(", "));
    }
}
