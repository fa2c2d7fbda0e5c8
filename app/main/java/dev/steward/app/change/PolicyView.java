package dev.steward.app.change;

import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Texts;
import dev.steward.governance.people.Decision;
import dev.steward.governance.people.Signature;
import dev.steward.governance.policy.PolicyState;
import dev.steward.governance.policy.RetentionPolicy;
import java.util.Optional;

/** How a policy stands as it is written now: in force, waiting for a second signature, or a draft. Knows no controls. */
sealed interface PolicyView {
    /** Two people have signed what it says. */
    record InForce(PolicyState.InForce signed, boolean filed) implements PolicyView {}

    /** It waits; another version may be in force. */
    record Waits(Decision asked, Optional<PolicyState.InForce> now) implements PolicyView {}

    /** Nobody has signed what it says. */
    record Draft(Optional<PolicyState.InForce> now) implements PolicyView {}

    /** @param state of what there is under that name */
    static PolicyView of(PolicyState state, RetentionPolicy written) {
        Optional<PolicyState.InForce> now = state.inForce();
        Optional<PolicyState.InForce> same =
                now.filter(one -> one.policy().digest().equals(written.digest()));
        if (same.isPresent()) {
            return new InForce(same.get(), state.file().isPresent());
        }
        return state.asked(written)
                .<PolicyView>map(decision -> new Waits(decision, now))
                .orElseGet(() -> new Draft(now));
    }

    default String style() {
        return switch (this) {
            case InForce in -> in.filed() ? "standing-good" : "warning-text";
            case Waits _, Draft _ -> "warning-text";
        };
    }

    default String words(Texts texts, Formats formats) {
        return switch (this) {
            case InForce(PolicyState.InForce signed, boolean filed) ->
                signed.since()
                                .map(at -> texts.get(
                                        "policies.in-force.since", by(signed), formats.moment(at), formats.zoneName()))
                                .orElseGet(() -> texts.get("policies.in-force", by(signed)))
                        + (filed ? "" : " " + texts.get("policies.gone"));
            case Waits(Decision asked, Optional<PolicyState.InForce> now) ->
                texts.get(
                                "policies.waits",
                                asked.by().size(),
                                String.join(
                                        ", ",
                                        asked.by().stream()
                                                .map(Signature::person)
                                                .toList()))
                        + other(texts, now);
            case Draft(Optional<PolicyState.InForce> now) -> texts.get("policies.draft") + other(texts, now);
        };
    }

    private static String other(Texts texts, Optional<PolicyState.InForce> now) {
        return now.map(one ->
                        " " + texts.get("policies.other", one.policy().keep().toString(), by(one)))
                .orElse("");
    }

    private static String by(PolicyState.InForce signed) {
        return String.join(", ", signed.by());
    }
}
