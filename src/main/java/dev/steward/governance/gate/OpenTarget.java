package dev.steward.governance.gate;

import dev.steward.governance.plan.Plan;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.governance.policy.Rule;
import dev.steward.model.Refused;
import dev.steward.model.Work;
import java.util.List;
import java.util.Optional;

/**
 * What a plan is about, opened to be changed: a lake, or a table of a database. It says what is done at each step of a run; when the
 * steps come, and what is written down between them, {@link Execution} says.
 */
interface OpenTarget extends AutoCloseable {
    /** What must hold at the moment something is removed. */
    interface Permit {
        /** The rule by which it goes; throws {@link Refused} when it must not. */
        Rule check();
    }

    /**
     * What of a plan goes now.
     *
     * @param going paths of items
     * @param rows how many go
     * @param left how many are left then
     */
    record Decided(List<String> going, List<ChangeState.Skipped> skipped, long rows, long left) {
        public Decided {
            going = List.copyOf(going);
            skipped = List.copyOf(skipped);
        }
    }

    /** @throws Refused unless it is the one the plan was made for, and belongs to this roster */
    void check(Plan plan, String roster);

    /**
     * The change as the target itself remembers that it was made to its end; empty: it was not.
     *
     * @throws Refused when another home has made it
     */
    Optional<ChangeState> made(PlanDocument document, Optional<ChangeState> before);

    /** Whether the change has removed anything. */
    boolean touched();

    /**
     * Looks at everything of the plan again.
     *
     * @param before how far a run before has come, which this one may only fall short of
     * @throws Refused when the plan is not what its rule says, or too much has changed
     */
    Decided decide(PlanDocument document, Rule rule, Optional<ChangeState> before, Work work);

    /** Makes the archive of what goes, and proves it; where it is there already, only proves it. */
    void archive(PlanDocument document, Rule rule, ChangeState state, Work work);

    /**
     * Looks a last time, right before the change: archiving may have taken hours.
     *
     * @throws Refused when something is not as it was
     */
    void ready(PlanDocument document, ChangeState state, Permit permit, Work work);

    /** Removes; what it returns says what came of it. */
    ChangeState commit(PlanDocument document, ChangeState state, Permit permit, Work work);

    /** Brings what hangs on the target up to date, and says in words how it is now. Doing it again is harmless. */
    List<String> settle(PlanDocument document, ChangeState state, Work work);

    /** Looks after it by another way than the change. */
    Execution.Verification verify(PlanDocument document, ChangeState state, Work work);

    @Override
    void close();
}
