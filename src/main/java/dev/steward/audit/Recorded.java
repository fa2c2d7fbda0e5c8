package dev.steward.audit;

import dev.steward.model.Value;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An entry as it stands in the log.
 *
 * @param sequence its place, from 1; the order of entries, whatever their times say
 * @param time when it was written, to the microsecond, by the clock of the machine that wrote it
 * @param payload empty when it has been redacted
 * @param clockSetBack whether its time lies before that of the entry before it
 */
public record Recorded(
        long sequence, Instant time, String action, Optional<Payload> payload, String hash, boolean clockSetBack) {
    /** What can be redacted without breaking the chain. */
    public record Payload(String person, String subject, Map<String, Value> details) {
        public Payload {
            details = Map.copyOf(details);
        }
    }

    private static final Set<String> ON_THE_WAY = Set.of("started", "step", "resumed", "committed");

    /** Whether it says that something is about to be done. */
    public boolean announces() {
        return lastWord().equals("started");
    }

    /** Whether it may be the outcome of something announced; it is none of what happens on the way. */
    public boolean ends() {
        return !ON_THE_WAY.contains(lastWord());
    }

    private String lastWord() {
        return action.substring(Math.max(action.lastIndexOf('.'), action.lastIndexOf('-')) + 1);
    }

    /** The log as it ends with this entry. */
    public Head head() {
        return new Head(sequence, hash);
    }

    /** Which change it is part of: the digest of a plan, or the id of an import. */
    public Optional<String> change() {
        return payload.flatMap(kept -> Optional.ofNullable(kept.details().get("plan"))
                        .or(() -> Optional.ofNullable(kept.details().get("import"))))
                .map(Value::text);
    }
}
