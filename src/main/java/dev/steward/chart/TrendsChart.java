package dev.steward.chart;

import dev.steward.model.Course;
import dev.steward.model.Granularity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;

/**
 * Numbers over time as lines, with what is made of them: the periods before, a moving average, what is out of the ordinary,
 * how it may go on, and what happened when. The point of period i of a line that opens is {@code Cell(value, i, series)}.
 *
 * @param starts as docs/definitions.md writes periods; those that are predicted come last
 * @param complete one for each period that is not predicted
 */
public record TrendsChart(
        String title,
        Granularity granularity,
        Unit unit,
        List<String> starts,
        List<Boolean> complete,
        List<Line> lines,
        List<Note> notes,
        Optional<Compared> compared)
        implements Chart {
    public enum Unit {
        COUNT,
        NUMBER,
        /** Ratios, shown as percent. */
        PERCENT
    }

    public enum Compared {
        PERIOD_BEFORE,
        YEAR_BEFORE
    }

    /** Whose people are behind the points of a line. */
    public record Opens(List<String> value, int series) {
        public Opens {
            value = List.copyOf(value);
        }
    }

    /** {@code values}, {@code before} and {@code average} have a number for each period that is not predicted. */
    public record Line(
            String name,
            Optional<Opens> opens,
            Course values,
            Optional<Course> before,
            Optional<Course> average,
            Optional<Judged> judged,
            Optional<Outlook> outlook) {}

    /** What is out of the ordinary, among so many numbers that were judged. */
    public record Judged(List<Mark> marks, long judged) {
        public Judged {
            marks = List.copyOf(marks);
        }
    }

    /** {@code score}: by how many sigmas it is off. */
    public record Mark(int period, boolean critical, double expected, double score) {}

    /**
     * How a line may go on from period {@code from}, with the bands that hold 80 and 95 of 100.
     *
     * @param tried how good the method was on the past; empty when there is not enough history, and no forecast
     */
    public record Outlook(
            int from,
            Course expected,
            Course low80,
            Course high80,
            Course low95,
            Course high95,
            Optional<Tried> tried) {}

    /** The errors of a method, and the mean error of expecting what was a season ago. */
    public record Tried(String method, double mae, double rmse, OptionalDouble mape, double naiveMae) {}

    /** Something that happened in a period. */
    public record Note(int period, String text) {}

    public TrendsChart {
        starts = List.copyOf(starts);
        complete = List.copyOf(complete);
        lines = List.copyOf(lines);
        notes = List.copyOf(notes);
    }

    /** Nothing at all, or nothing but counts of 0. */
    boolean empty() {
        return lines.stream()
                .flatMap(line -> Stream.concat(Stream.of(line.values()), line.before().stream()))
                .flatMapToDouble(Course::numbers)
                .allMatch(number -> unit == Unit.COUNT && number == 0);
    }

    /** As many as there are colours for, the largest ones, in their order. */
    List<Line> drawn(Look look) {
        if (lines.size() <= look.series().size()) {
            return lines;
        }
        List<Line> largest = new ArrayList<>(lines);
        largest.sort(Comparator.comparingDouble(line -> -line.values().numbers().sum()));
        largest.subList(look.series().size(), largest.size()).clear();
        return lines.stream().filter(largest::contains).toList();
    }

    PeriodLabel label(int period) {
        return PeriodLabel.of(granularity, starts.get(period));
    }

    @Override
    public JFreeChart draw(Palette palette) {
        Look look = Look.of(palette);
        if (empty()) {
            return Sheet.noData(title, look);
        }
        List<Line> drawn = drawn(look);
        TrendsPlot plot = new TrendsPlot(this, drawn, look);
        JFreeChart chart = Sheet.of(title, new TrendsSummary(this).note(drawn), Axes.quiet(plot, look), look);
        if (drawn.size() > 1) {
            List<Sheet.Entry> entries = new ArrayList<>();
            for (int i = 0; i < drawn.size(); i++) {
                entries.add(new Sheet.Entry(drawn.get(i).name(), look.series().get(i)));
            }
            Sheet.legend(chart, entries, look);
        }
        return chart;
    }

    @Override
    public String description() {
        return empty() ? Words.say("empty.description", title) : new TrendsSummary(this).description();
    }
}
