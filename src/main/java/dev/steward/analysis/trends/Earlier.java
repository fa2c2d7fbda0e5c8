package dev.steward.analysis.trends;

import dev.steward.analysis.trends.Trends.Compare;
import dev.steward.analysis.trends.Trends.View;
import dev.steward.model.CalendarAxis;
import dev.steward.model.Course;
import dev.steward.model.Granularity;
import dev.steward.model.TimeRange;
import dev.steward.model.Times;
import dev.steward.source.SourceFacts;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What the numbers are compared with, laid out in the periods that are listed.
 *
 * @param numbers by group and series; none where a period lies wholly before the data
 * @param whole whether the data reach over both ends of the earlier period
 */
record Earlier(List<List<Course>> numbers, boolean[] whole) {
    private static final int WEEKS_OF_A_YEAR = 52;

    /** Empty when nothing is compared, or nothing can lie before the range. */
    static Optional<Earlier> of(Trends question, SourceFacts facts, Counting.Found found, Counting counting) {
        return question.view() instanceof View.Course course
                ? course.compare()
                        .filter(compare -> compare == Compare.PREVIOUS_YEAR
                                || question.scope().from().isPresent())
                        .map(compare -> of(compare, question, facts, found, counting))
                : Optional.empty();
    }

    private static Earlier of(
            Compare compare, Trends question, SourceFacts facts, Counting.Found found, Counting counting) {
        CalendarAxis now = found.axis();
        CalendarAxis then = compare == Compare.PREVIOUS_PERIOD ? before(question, now) : yearBefore(question, now);
        boolean[] complete = TrendsAnswer.complete(then, TimeRange.ALL, facts);
        long begin = facts.first().map(Times::micros).orElse(Long.MAX_VALUE);
        boolean[] whole = new boolean[now.size()];
        int[] places = new int[now.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = compare == Compare.PREVIOUS_PERIOD ? i : then.indexOf(yearBefore(question, now.start(i)));
            whole[i] = complete[places[i]];
        }
        List<List<Course>> numbers = counting.numbers(then, found.groups()).stream()
                .map(group -> group.stream()
                        .map(course -> Course.of(
                                now.size(),
                                i -> then.start(places[i] + 1) <= begin ? Double.NaN : course.get(places[i])))
                        .toList())
                .toList();
        return new Earlier(numbers, whole);
    }

    boolean complete(int period) {
        return whole[period];
    }

    /** As many periods, up to the first one listed. */
    private static CalendarAxis before(Trends question, CalendarAxis now) {
        return CalendarAxis.endingAt(
                question.period(),
                question.scope().timezone(),
                question.scope().weekStart(),
                now.start(0) - 1,
                now.size());
    }

    private static CalendarAxis yearBefore(Trends question, CalendarAxis now) {
        return CalendarAxis.between(
                question.period(),
                question.scope().timezone(),
                question.scope().weekStart(),
                yearBefore(question, now.start(0)),
                yearBefore(question, now.start(now.size() - 1)));
    }

    /** The same local time a year before; for weeks 52 of them, so that they stay weeks. */
    private static long yearBefore(Trends question, long start) {
        ZonedDateTime at = Times.instant(start).atZone(question.scope().timezone());
        return Times.micros((question.period() == Granularity.WEEK ? at.minusWeeks(WEEKS_OF_A_YEAR) : at.minusYears(1))
                .toInstant());
    }
}
