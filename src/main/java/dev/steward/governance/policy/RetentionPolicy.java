package dev.steward.governance.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How long events or rows are kept. docs/retention.md describes its form in YAML, field by field.
 *
 * @param subject what it is about
 * @param archive how long a sealed copy of what goes is kept; empty: none is made
 * @param approving whose word a plan needs
 * @param text the policy as it was written
 * @param digest of what it says, whatever its layout and comments: another digest is another policy, and voids approvals
 */
public record RetentionPolicy(
        String name,
        String description,
        Subject subject,
        Keep keep,
        List<Exempt> exceptions,
        Optional<Keep> archive,
        Limits limits,
        Approving approving,
        String text,
        String digest)
        implements Rule {
    /** The kind of plans by policies. */
    public static final String KIND = "retention";

    public RetentionPolicy {
        exceptions = List.copyOf(exceptions);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Instant> cutOff(Instant asOf) {
        return keep.cutOff(asOf);
    }

    @Override
    public Optional<String> project() {
        return subject instanceof Subject.Events events ? events.project() : Optional.empty();
    }

    /** The same with another time to keep things for: a what-if, which is no version of the policy. */
    public RetentionPolicy keeping(Keep other) {
        return new RetentionPolicy(
                name, description, subject, other, exceptions, archive, limits, approving, text, "what-if");
    }
}
