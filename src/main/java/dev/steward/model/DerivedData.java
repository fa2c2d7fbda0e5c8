package dev.steward.model;

import java.util.Collection;

/**
 * A place that holds copies of people's data: segments, caches, the journey index, exports. Erasing somebody asks every
 * such place, without knowing what it is.
 */
public interface DerivedData {
    /** What a person calls the place; it stands in the proof of an erasure. */
    String name();

    /**
     * Removes every copy of these people (identifiers as the events carry them) that the place holds, and returns how
     * many records went; 0 when it held none. Returns only when they are gone from disk; doing it again is harmless.
     *
     * @throws Failure when some part could not be searched or cleaned: the erasure is then not complete. What could be
     *     removed has been removed.
     */
    long forget(Collection<String> people, Work work);
}
