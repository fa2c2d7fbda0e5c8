package dev.steward.journey;

/** What the small numbers in the journeys of one fold stand for. Stays valid after the fold; safe for use by many threads. */
public interface Legend {
    /** The name of an actor. */
    String actor(int actor);

    /** The event name a code stands for. */
    String name(int code);

    /** The text form that a value code of a property (an index into the query's list) stands for. */
    String text(int property, int value);
}
