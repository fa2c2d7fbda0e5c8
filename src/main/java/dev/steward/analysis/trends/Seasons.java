package dev.steward.analysis.trends;

import dev.steward.analysis.timeseries.Anomalies;
import dev.steward.model.CalendarAxis;
import dev.steward.model.Granularity;
import dev.steward.model.Times;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** What repeats in a course: the weekdays of days, the hours of the week of hours, nothing of weeks and months. */
final class Seasons {
    private static final int HOURS = 24;
    private static final int DAYS = 7;
    private static final int MONTHS = 12;

    private final Granularity period;
    private final CalendarAxis axis;
    private final ZoneId zone;

    Seasons(Trends question, CalendarAxis axis) {
        this.period = question.period();
        this.axis = axis;
        this.zone = question.scope().timezone();
    }

    /** Which season a period belongs to, for comparing like with like. */
    int of(int index) {
        ZonedDateTime start = Times.instant(axis.start(index)).atZone(zone);
        return switch (period) {
            case HOUR -> start.getDayOfWeek().getValue() * HOURS + start.getHour();
            case DAY -> start.getDayOfWeek().getValue();
            case WEEK, MONTH -> 0;
        };
    }

    /** How many periods anomalies take for a whole: a week of hours or days, or as many weeks or months as say what is usual. */
    int cycle() {
        return switch (period) {
            case HOUR -> HOURS * DAYS;
            case DAY -> DAYS;
            case WEEK, MONTH -> Anomalies.LEAST;
        };
    }

    /** After how many periods a forecast expects the same again; 1 when never. Months have seasons once there are two years of them. */
    int length(int history) {
        return switch (period) {
            case HOUR -> HOURS;
            case DAY -> DAYS;
            case WEEK -> 1;
            case MONTH -> history >= 2 * MONTHS ? MONTHS : 1;
        };
    }

    /** For how many periods a forecast is made unless it is said. */
    int horizon() {
        return switch (period) {
            case HOUR -> 2 * HOURS;
            case DAY -> 4 * DAYS;
            case WEEK -> 8;
            case MONTH -> 6;
        };
    }
}
