package dev.steward.chart;

import java.util.OptionalDouble;

/** What is told of some sessions, whatever else a picture shows of them. */
public record SessionFigures(
        long sessions,
        long people,
        long events,
        long pageViews,
        long bounced,
        long engaged,
        OptionalDouble averageSeconds,
        OptionalDouble medianSeconds) {

    /** The main ones in a line, for under a title. */
    String note() {
        return Words.say(
                "sessions.note",
                count(sessions),
                Words.people(people),
                duration(medianSeconds),
                Numbers.ENGLISH.percent(bounced, sessions),
                Numbers.ENGLISH.percent(engaged, sessions));
    }

    /** The main ones in a sentence. */
    String sentence(String subject) {
        return Words.say(
                "sessions.description",
                subject,
                count(sessions),
                Words.people(people),
                duration(medianSeconds),
                Numbers.ENGLISH.percent(bounced, sessions),
                Numbers.ENGLISH.percent(engaged, sessions));
    }

    /** "1 session", "12,345 sessions". */
    static String count(long sessions) {
        return Words.say("sessions", sessions, Numbers.ENGLISH.count(sessions));
    }

    static String duration(OptionalDouble seconds) {
        return seconds.isPresent() ? Numbers.ENGLISH.duration(seconds.getAsDouble()) : Numbers.NONE;
    }
}
