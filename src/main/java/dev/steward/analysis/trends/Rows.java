package dev.steward.analysis.trends;

import java.util.ArrayList;
import java.util.List;

/** What the engine has found, before it is known which periods are listed. */
final class Rows {
    /** The numbers of a period and group, in the order of the series that were asked for. */
    record Point(int group, int period, double[] numbers) {}

    /** People who count for a series from a day on, for {@code length} days. */
    record Span(int series, int group, int day, int length, long people) {}

    final List<Point> points = new ArrayList<>();
    final List<Span> spans = new ArrayList<>();
    private int first = Integer.MAX_VALUE;
    private int last = -1;

    /** Events were seen in a period. */
    void saw(int period) {
        first = Math.min(first, period);
        last = Math.max(last, period);
    }

    /** The first period with events; {@link Integer#MAX_VALUE} when there are none. */
    int first() {
        return first;
    }

    /** The last period with events; -1 when there are none. */
    int last() {
        return last;
    }

    boolean has(int group) {
        return points.stream().anyMatch(point -> point.group() == group)
                || spans.stream().anyMatch(span -> span.group() == group);
    }
}
