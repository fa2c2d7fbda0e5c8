package dev.steward.audit;

import java.util.List;
import java.util.Optional;

/**
 * What reading a whole log found.
 *
 * @param head how many entries from the first on hold together, and the hash of the last of them
 * @param fault the first entry that does not; empty when all do. That entries were cut off at the end, or everything was
 *     written anew, only anchors kept elsewhere can show: {@link Proof}
 * @param tornBytes bytes behind the last entry that a killed writer left: no tampering; the next entry puts them aside
 * @param clockSetBack sequences of entries whose time lies before that of the entry before
 * @param redacted sequences of entries whose payload has been taken out
 * @param open sequences of entries that announce something whose outcome is not in the log: still at work, or interrupted
 */
public record Verification(
        Head head,
        Optional<Fault> fault,
        long tornBytes,
        List<Long> clockSetBack,
        List<Long> redacted,
        Checkpoints checkpoints,
        List<Long> open) {
    /**
     * The signed checkpoints in the log.
     *
     * @param count how many there are
     * @param unsigned sequences of those that are not signed, or are of another log than the one before them
     * @param foreign sequences of those that hold, but were signed with another key than this home's
     */
    public record Checkpoints(long count, List<Long> unsigned, List<Long> foreign) {
        public Checkpoints {
            unsigned = List.copyOf(unsigned);
            foreign = List.copyOf(foreign);
        }

        public boolean ok() {
            return unsigned.isEmpty() && foreign.isEmpty();
        }
    }

    public Verification {
        clockSetBack = List.copyOf(clockSetBack);
        redacted = List.copyOf(redacted);
        open = List.copyOf(open);
    }

    /** Whether the chain holds; whose checkpoints stand in it is another question. */
    public boolean ok() {
        return fault.isEmpty();
    }
}
