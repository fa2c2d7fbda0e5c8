package dev.steward.governance.standing;

import dev.steward.model.Failure;
import java.time.Instant;

/** How a standing approval stands in a home. Only one that is in force opens anything. */
public sealed interface State {
    /** One person asks; nobody has approved it yet. */
    record Waiting() implements State {}

    record InForce() implements State {}

    /** It holds, but a later one for the same policy and target is the one that counts. */
    record Replaced() implements State {}

    /** The last day of its envelope is over. */
    record Ended() implements State {}

    record Revoked(String by, Instant at) implements State {}

    /** It opens nothing, though nobody took it back: the policy, people or keys are other ones. */
    record Broken(Failure why) implements State {}
}
