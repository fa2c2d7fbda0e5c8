package dev.steward.governance.gate;

import dev.steward.governance.plan.Plan;
import dev.steward.governance.policy.EndOfArchives;
import dev.steward.governance.policy.Keep;
import dev.steward.governance.policy.Policies;
import dev.steward.governance.policy.Rule;
import dev.steward.governance.policy.TakingBack;
import dev.steward.model.BadInput;
import java.nio.file.Path;
import java.util.Optional;

/** By which rule a plan goes: a policy as this home has it now, or what the plan itself asks for. */
final class Rules {
    private final Policies policies;
    private final Imports imports;

    Rules(Policies policies, Imports imports) {
        this.policies = policies;
        this.imports = imports;
    }

    /** @throws dev.steward.model.BadInput when it is a policy that is not here */
    Rule of(Plan plan) {
        return switch (plan.kind()) {
            case EndOfArchives.KIND -> new EndOfArchives(plan.reason());
            case TakingBack.KIND -> takingBack(plan);
            default -> policies.kept(plan.policy());
        };
    }

    private TakingBack takingBack(Plan plan) {
        return takingBack(
                Path.of(plan.target().path()), plan.policy(), plan.archive().map(Rules::keep), plan.reason());
    }

    /** @throws BadInput when there is no such import, or nothing says which events are its own */
    TakingBack takingBack(Path lake, String id, Optional<Keep> archive, Optional<String> reason) {
        Imports.Places places = imports.find(lake, id);
        return new TakingBack(id, places.from(), places.to(), archive, reason);
    }

    private static Keep keep(String words) {
        return Keep.parse(words)
                .orElseThrow(() -> new BadInput(
                        "plan.archive", "\"" + words + "\" is no time to keep an archive for.", "Make a new plan."));
    }
}
