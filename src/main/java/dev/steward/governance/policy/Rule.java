package dev.steward.governance.policy;

import java.time.Instant;
import java.util.Optional;

/** By what something goes. A plan names its rule and the rule's digest; a run works out from the rule alone what it lets go. */
public sealed interface Rule permits RetentionPolicy, EndOfArchives, TakingBack {
    /** What is done: {@link dev.steward.governance.plan.Plan#kind}. */
    String kind();

    /** Names it to people, and tells it from others of its kind. */
    String name();

    /** Of what it says: another digest is another rule, and voids approvals. */
    String digest();

    /** What is older than this may go by it, reckoned for a moment; empty: nothing ever does. */
    Optional<Instant> cutOff(Instant asOf);

    /** The only project it is about; empty: all. */
    default Optional<String> project() {
        return Optional.empty();
    }

    /** How long a sealed copy of what goes is kept; empty: none is made. */
    Optional<Keep> archive();

    /** Why, in words, where somebody has said so. */
    default Optional<String> reason() {
        return Optional.empty();
    }

    /** Whose word a plan by it needs. */
    default Approving approving() {
        return Approving.USUAL;
    }

    /** How much one run may remove before somebody must say so separately. */
    default Limits limits() {
        return Limits.USUAL;
    }
}
