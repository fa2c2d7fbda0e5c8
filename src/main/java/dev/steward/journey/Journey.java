package dev.steward.journey;

/**
 * One actor's events in order of time, ties in order of arrival; indices run from 0 to {@link #size()} - 1. A view over
 * reused arrays: valid only until the next journey is handed out.
 */
public interface Journey {
    String actor();

    int size();

    /** Microseconds since 1970, UTC; never less than that of the event before. */
    long micros(int event);

    /** A small number that stands for the event's name, the same in all journeys of one fold. */
    int code(int event);

    /** The event name a code stands for. */
    String name(int code);

    /** Whether the event satisfies matcher {@code matcher} of the query. */
    boolean matches(int event, int matcher);

    /**
     * A small number that stands for the text form of property {@code property} (an index into the query's list), the
     * same in all journeys of one fold; -1 when the event does not carry it.
     */
    int value(int event, int property);

    /** The text a value code of that property stands for. */
    String text(int property, int value);
}
