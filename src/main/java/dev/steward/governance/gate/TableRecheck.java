package dev.steward.governance.gate;

import dev.steward.governance.gate.ChangeState.Skipped;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.policy.RetentionPolicy;
import dev.steward.governance.policy.Subject;
import dev.steward.model.Refused;
import dev.steward.source.RowLook;
import dev.steward.source.RowRule;
import dev.steward.source.RowWriter;
import dev.steward.workspace.SavedConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Looks at a plan for a table once more, as {@link Recheck} does at one for a lake. */
final class TableRecheck {
    private final Plan plan;
    private final RetentionPolicy policy;
    private final SavedConnection connection;

    TableRecheck(Plan plan, RetentionPolicy policy, SavedConnection connection) {
        this.plan = plan;
        this.policy = policy;
        this.connection = connection;
    }

    /** @throws Refused when the plan says something else than its policy */
    void sameAsPolicy() {
        Recheck.sameAsRule(plan, policy);
        String meant = policy.subject() instanceof Subject.Rows rows
                ? rows.title()
                : connection.schema() + "." + connection.table();
        if (!plan.target().table().equals(Optional.of(meant))) {
            throw Recheck.notByRule(plan, "it is about another table");
        }
    }

    /**
     * What goes now.
     *
     * @param now how many rows of each part go now: of those of the plan
     * @param done what a run before has removed
     * @throws Refused when too much has changed, or limits are exceeded
     */
    OpenTarget.Decided decide(
            RowRule rule, List<RowLook.Part> parts, Map<String, Long> now, RowWriter.Done done, OptionalDouble usual) {
        Map<String, RowLook.Part> known = parts.stream().collect(Collectors.toMap(RowLook.Part::name, part -> part));
        List<String> going = new ArrayList<>();
        List<Skipped> skipped = new ArrayList<>();
        long rows = 0;
        long drifted = 0;
        for (Plan.Item item : plan.items()) {
            long goes = now.getOrDefault(item.path(), 0L);
            long gone = done.of(item.path());
            long stays = item.rows() - goes - gone;
            rows += goes + gone;
            if (goes + gone > 0) {
                going.add(item.path());
            }
            if (stays > 0) {
                RowLook.Part part = known.get(item.path());
                long held = part == null ? 0 : Math.min(stays, newlyHeld(rule, part));
                if (held > 0) {
                    skipped.add(new Skipped(item.path(), held, "held"));
                }
                if (stays > held) {
                    skipped.add(new Skipped(
                            item.path(), stays - held, "changed, gone, or pointed at since the plan was made"));
                }
                drifted += stays - held;
            }
        }
        if (drifted > Recheck.MOST_DRIFTED * plan.rows()) {
            throw new Refused(
                    "drifted",
                    "The table has changed too much since the plan was made: " + drifted + " of " + plan.rows()
                            + " rows are other ones now.",
                    "Make a new plan, and let it be approved.");
        }
        long left = parts.stream().mapToLong(RowLook.Part::rows).sum();
        Recheck.limited(plan, policy, rows, left + done.all(), usual);
        return new OpenTarget.Decided(going, skipped, rows, left + done.all() - rows);
    }

    /** How many more rows of a part are held than when the plan was made. */
    private long newlyHeld(RowRule rule, RowLook.Part part) {
        long held = part.stays().stream()
                .filter(stay -> stay.why() == RowLook.Why.SPARED
                        && rule.spared().get(stay.spared()) instanceof RowRule.Spared.Held)
                .mapToLong(RowLook.Stay::rows)
                .sum();
        long before = plan.kept().stream()
                .filter(kept -> kept.reason() == Plan.Reason.HOLD && kept.path().equals(part.name()))
                .mapToLong(Plan.Kept::rows)
                .sum();
        return Math.max(0, held - before);
    }
}
