package dev.steward.governance.gate;

import dev.steward.governance.gate.ChangeState.Stage;
import dev.steward.governance.plan.PlanDocument;
import java.util.Optional;

/**
 * A change as this home knows it.
 *
 * @param consent empty: nobody has approved it here, or it was taken back
 * @param state empty: it was not begun
 */
public record Change(PlanDocument plan, Optional<Consent> consent, Optional<ChangeState> state) {
    /** Where a change stands. */
    public enum Station {
        REQUESTED,
        APPROVED,
        BEGUN,
        VERIFIED
    }

    /** Whether one person alone carried it out, or a part of it. */
    public boolean singlePerson() {
        return state.flatMap(ChangeState::singlePerson).isPresent();
    }

    /** Its own approval; empty too where another word opened the gate. */
    public Optional<Approval> approval() {
        return consent.filter(Consent.Once.class::isInstance)
                .map(Consent.Once.class::cast)
                .map(Consent.Once::approval);
    }

    public Station station() {
        if (state.isPresent()) {
            return state.get().stage() == Stage.VERIFIED ? Station.VERIFIED : Station.BEGUN;
        }
        return consent.isPresent() ? Station.APPROVED : Station.REQUESTED;
    }
}
