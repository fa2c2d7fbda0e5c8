package dev.steward.audit;

/**
 * Where a log stops being the one that was written.
 *
 * @param index the first bad entry, counted from 1 in the order of the file
 * @param words what was found, for a person
 */
public record Fault(long index, Kind kind, String words) {
    /** What somebody must have done for the log to look as it does. */
    public enum Kind {
        /** An entry, or what it says of the one before, was changed. */
        EDITED,
        /** An entry was put in that the next one does not know of. */
        INSERTED,
        /** Entries are missing here. */
        DELETED,
        /** The entry that belongs here stands further down. */
        SWAPPED,
        /** An earlier entry stands here again. */
        DUPLICATED,
        /** The entry holds, but what it committed to has been changed. */
        PAYLOAD_ALTERED
    }
}
