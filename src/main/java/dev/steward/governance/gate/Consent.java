package dev.steward.governance.gate;

import dev.steward.governance.alone.Announcement;
import dev.steward.governance.standing.Standing;
import java.util.Optional;

/**
 * The word by which something may be removed: a second person's, for one plan or for what one policy lets go regularly; or that of one
 * person alone, who announced it and waited.
 */
public sealed interface Consent {
    /** For one plan, once. */
    record Once(Approval approval) implements Consent {
        @Override
        public String person() {
            return approval.person();
        }

        @Override
        public Optional<String> exceeded(long rows, long all) {
            return Optional.empty();
        }
    }

    /** For every plan by one policy for one target that stays within an envelope, until it ends. */
    record Regular(Standing standing) implements Consent {
        @Override
        public String person() {
            return standing.granted().map(Standing.Granted::person).orElse("");
        }

        @Override
        public Optional<String> exceeded(long rows, long all) {
            return standing.asked().envelope().exceeded(rows, all);
        }
    }

    /** For one plan of one's own, once, after a wait. Only what is within the policy's limits goes so, and {@link AloneGate} asks for that. */
    record Alone(Announcement announcement) implements Consent {
        @Override
        public String person() {
            return announcement.said().person();
        }

        @Override
        public Optional<String> exceeded(long rows, long all) {
            return Optional.empty();
        }

        @Override
        public Optional<String> singlePerson() {
            return Optional.of(announcement.digest());
        }
    }

    /** The digest of the announcement, where nobody else has signed; empty: somebody has. */
    default Optional<String> singlePerson() {
        return Optional.empty();
    }

    /** Who gave it. */
    String person();

    /** Why so many of all rows go beyond it; empty: they do not. */
    Optional<String> exceeded(long rows, long all);
}
