package dev.steward.governance.gate;

import dev.steward.governance.standing.Standing;
import java.util.Optional;

/** A second person's word that something may be removed: given for one plan, or for what one policy lets go regularly. */
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

    /** Who gave it. */
    String person();

    /** Why so many of all rows go beyond it; empty: they do not. */
    Optional<String> exceeded(long rows, long all);
}
