package dev.steward.audit;

import java.util.List;
import java.util.Optional;

/**
 * What reading a whole log found.
 *
 * @param head how many entries from the first on hold together, and the hash of the last of them
 * @param fault the first entry that does not; empty when all do. That entries were cut off at the end, or everything was
 *     written anew, only a head kept elsewhere can show
 * @param tornBytes bytes behind the last entry that a killed writer left: no tampering; the next entry puts them aside
 * @param clockSetBack sequences of entries whose time lies before that of the entry before
 * @param redacted sequences of entries whose payload has been taken out
 */
public record Verification(
        Head head, Optional<Fault> fault, long tornBytes, List<Long> clockSetBack, List<Long> redacted) {
    public Verification {
        clockSetBack = List.copyOf(clockSetBack);
        redacted = List.copyOf(redacted);
    }

    public boolean ok() {
        return fault.isEmpty();
    }
}
