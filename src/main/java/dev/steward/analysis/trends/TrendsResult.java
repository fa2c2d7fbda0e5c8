package dev.steward.analysis.trends;

import dev.steward.analysis.timeseries.Anomalies;
import dev.steward.analysis.timeseries.Forecast;
import dev.steward.model.Course;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The answer to a {@link Trends} question.
 *
 * @param periods the starts of the periods, first to last
 * @param complete whether range and data reach over both ends of each period
 * @param coming the starts of the periods that are predicted
 * @param groups one a value of the breakdown, by value, the rest last; without a breakdown one with value ""
 * @param notes the annotations that lie in the periods
 */
public record TrendsResult(
        List<String> periods, List<Boolean> complete, List<String> coming, List<Group> groups, List<Note> notes) {
    static final TrendsResult NOTHING = new TrendsResult(List.of(), List.of(), List.of(), List.of(), List.of());

    public TrendsResult {
        periods = List.copyOf(periods);
        complete = List.copyOf(complete);
        coming = List.copyOf(coming);
        groups = List.copyOf(groups);
        notes = List.copyOf(notes);
    }

    /** The lines of one value: one a series, and that of the formula. */
    public record Group(String value, List<Line> series, Optional<Line> formula) {
        public Group {
            series = List.copyOf(series);
        }

        /** What is drawn and judged: the formula, where there is one, else the series. */
        public List<Line> drawn() {
            return formula.map(List::of).orElse(series);
        }

        /** All of them, the formula last. */
        public List<Line> lines() {
            List<Line> all = new ArrayList<>(series);
            formula.ifPresent(all::add);
            return all;
        }
    }

    /**
     * One number a period, and what is made of them.
     *
     * @param forecast empty as well when there is not enough history
     */
    public record Line(
            String name,
            Course values,
            Optional<Before> before,
            Optional<Course> average,
            Optional<Anomalies> anomalies,
            Optional<Forecast> forecast) {}

    /**
     * The numbers of the periods that these are compared with.
     *
     * @param change by how much the numbers differ from those before, where both periods are complete
     */
    public record Before(Course values, Course change) {
        /** The change as a share of what was before; empty when that was 0. */
        public OptionalDouble ratio(int period) {
            return change.has(period) && values.get(period) != 0
                    ? OptionalDouble.of(change.get(period) / Math.abs(values.get(period)))
                    : OptionalDouble.empty();
        }
    }

    /** An annotation and the index of the period it lies in. */
    public record Note(int period, String text, boolean incident) {}
}
