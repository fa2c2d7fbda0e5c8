package dev.steward.chart;

import dev.steward.model.Cell;
import dev.steward.model.Granularity;
import java.awt.Color;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.data.category.DefaultCategoryDataset;

/**
 * Who is active in each period and who has fallen silent: new, returning and resurrecting people stacked above zero,
 * dormant ones below. The bar of state s in period i is {@code Cell(i, s)}, s = 0 new, 1 returning, 2 resurrecting,
 * 3 dormant.
 */
public record LifecycleChart(String title, Granularity granularity, List<Period> periods) implements Chart {
    /** People in each state; all of them zero or more. */
    public record Period(String start, long arrived, long returning, long resurrecting, long dormant) {
        long active() {
            return arrived + returning + resurrecting;
        }
    }

    public LifecycleChart {
        periods = List.copyOf(periods);
    }

    boolean empty() {
        return periods.stream().allMatch(period -> period.active() == 0 && period.dormant() == 0);
    }

    @Override
    public JFreeChart draw(Palette palette) {
        Look look = Look.of(palette);
        if (empty()) {
            return Sheet.noData(title, look);
        }
        BarRenderer bars = Renderers.stackedBars((area, series, i) -> {
            State state = State.values()[series];
            return new CellEntity(area, tip(state, i), new Cell(i, state.column));
        });
        for (State state : State.values()) {
            bars.setSeriesPaint(state.ordinal(), state.colour(look));
        }
        List<String> starts = periods.stream().map(Period::start).toList();
        CategoryPlot plot = new CategoryPlot(
                data(), new PeriodAxis(PeriodLabel.all(granularity, starts), look), Axes.counts(look), bars);
        plot.setDomainAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        plot.getDomainAxis().setAxisLineVisible(false);
        JFreeChart chart = Sheet.of(title, Optional.of(note()), Axes.quiet(plot, look), look);
        Sheet.legend(
                chart,
                Arrays.stream(State.values())
                        .sorted(Comparator.comparingInt(state -> state.column))
                        .map(state -> new Sheet.Entry(state.word(), state.colour(look)))
                        .toList(),
                look);
        return chart;
    }

    /** In the order they are stacked: the steady ones next to zero. */
    private enum State {
        RETURNING(1),
        NEW(0),
        RESURRECTING(2),
        DORMANT(3);

        private final int column;

        State(int column) {
            this.column = column;
        }

        String word() {
            return Words.say("lifecycle." + name().toLowerCase(Locale.ROOT));
        }

        Color colour(Look look) {
            return switch (this) {
                case NEW -> look.arrived();
                case RETURNING -> look.returning();
                case RESURRECTING -> look.resurrecting();
                case DORMANT -> look.dormant();
            };
        }

        long count(Period period) {
            return switch (this) {
                case NEW -> period.arrived();
                case RETURNING -> period.returning();
                case RESURRECTING -> period.resurrecting();
                case DORMANT -> period.dormant();
            };
        }
    }

    private DefaultCategoryDataset data() {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        for (int i = 0; i < periods.size(); i++) {
            for (State state : State.values()) {
                long count = state.count(periods.get(i));
                data.addValue(state == State.DORMANT ? -count : count, state, Integer.valueOf(i));
            }
        }
        return data;
    }

    private String note() {
        long gained =
                periods.stream().mapToLong(p -> p.arrived() + p.resurrecting()).sum();
        long lost = periods.stream().mapToLong(Period::dormant).sum();
        return lost == 0
                ? Words.say("lifecycle.note.none", Numbers.ENGLISH.count(gained))
                : Words.say(
                        "lifecycle.note",
                        Numbers.ENGLISH.count(gained),
                        Numbers.ENGLISH.count(lost),
                        Numbers.ENGLISH.decimal((double) gained / lost, 2));
    }

    private String tip(State state, int index) {
        Period period = periods.get(index);
        return Words.say(
                "lifecycle.tip",
                PeriodLabel.of(granularity, period.start()).full(),
                Words.people(state.count(period)),
                state.word().toLowerCase(Locale.ENGLISH));
    }

    @Override
    public String description() {
        if (empty()) {
            return Words.say("empty.description", title);
        }
        Period last = periods.getLast();
        long arrived = periods.stream().mapToLong(Period::arrived).sum();
        long lost = periods.stream().mapToLong(Period::dormant).sum();
        return Words.say(
                "lifecycle.description",
                title,
                PeriodLabel.of(granularity, last.start()).full(),
                Words.people(last.active()),
                Numbers.ENGLISH.count(last.arrived()),
                Numbers.ENGLISH.count(last.returning()),
                Numbers.ENGLISH.count(last.resurrecting()),
                Numbers.ENGLISH.count(last.dormant()),
                Numbers.ENGLISH.count(arrived),
                Numbers.ENGLISH.count(lost),
                periods.size());
    }
}
