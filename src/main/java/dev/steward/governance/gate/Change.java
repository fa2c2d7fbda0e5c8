package dev.steward.governance.gate;

import dev.steward.governance.gate.ChangeState.Stage;
import dev.steward.governance.plan.PlanDocument;
import java.util.Optional;

/**
 * A change as this home knows it.
 *
 * @param approval empty: nobody has approved it here, or it was taken back
 * @param state empty: it was not begun
 */
public record Change(PlanDocument plan, Optional<Approval> approval, Optional<ChangeState> state) {
    /** Where a change stands. */
    public enum Station {
        REQUESTED,
        APPROVED,
        BEGUN,
        VERIFIED
    }

    public Station station() {
        if (state.isPresent()) {
            return state.get().stage() == Stage.VERIFIED ? Station.VERIFIED : Station.BEGUN;
        }
        return approval.isPresent() ? Station.APPROVED : Station.REQUESTED;
    }
}
