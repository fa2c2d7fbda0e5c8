package dev.steward.audit;

import dev.steward.model.Value;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

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
