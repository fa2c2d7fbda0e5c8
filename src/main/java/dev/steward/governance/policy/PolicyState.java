package dev.steward.governance.policy;

import dev.steward.governance.people.Decision;
import dev.steward.governance.people.Matter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a policy of a home stands: what lies in its file, what is in force, and what waits.
 *
 * @param file what lies in its file; empty: there is none
 * @param inForce what two people have signed; empty: nothing that is in force
 * @param waiting decisions about it that wait for a signature here
 */
public record PolicyState(
        String name, Optional<RetentionPolicy> file, Optional<InForce> inForce, List<Decision> waiting) {
    /** How the file and what is in force stand to each other. */
    public enum Stage {
        /** The file says what is in force. */
        IN_FORCE,
        /** The file says what two people have not signed; something else may be in force. */
        DRAFT,
        /** It is in force, and its file is gone. */
        FILE_GONE
    }

    /**
     * A policy in force.
     *
     * @param by the people who signed it
     * @param since when the second signature was given here; empty: it was given elsewhere
     */
    public record InForce(RetentionPolicy policy, List<String> by, Optional<Instant> since) {
        public InForce {
            by = List.copyOf(by);
        }
    }

    public PolicyState {
        waiting = List.copyOf(waiting);
    }

    public Stage stage() {
        if (file.isEmpty()) {
            return Stage.FILE_GONE;
        }
        return inForce.filter(one -> one.policy().digest().equals(file.get().digest()))
                        .isPresent()
                ? Stage.IN_FORCE
                : Stage.DRAFT;
    }

    /** The policy as somebody meets it: what lies in its file, else what is in force. */
    public RetentionPolicy met() {
        return file.or(() -> inForce.map(InForce::policy)).orElseThrow();
    }

    /** Whether somebody has asked that it be in force no more. */
    public boolean ending() {
        return waiting.stream().anyMatch(decision -> decision.matter() instanceof Matter.EndPolicy);
    }

    /** The decision that waits to put in force what somebody has written. */
    public Optional<Decision> asked(RetentionPolicy written) {
        return waiting.stream()
                .filter(decision -> decision.matter() instanceof Matter.Policy policy
                        && policy.digest().equals(written.digest()))
                .findFirst();
    }
}
