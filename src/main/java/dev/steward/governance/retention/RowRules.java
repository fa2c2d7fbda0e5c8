package dev.steward.governance.retention;

import dev.steward.definition.Expression;
import dev.steward.definition.Mapping;
import dev.steward.definition.Role;
import dev.steward.governance.hold.Hold;
import dev.steward.governance.policy.RetentionPolicy;
import dev.steward.governance.policy.Subject;
import dev.steward.model.BadInput;
import dev.steward.source.RowRule;
import dev.steward.source.RowRule.Spared;
import dev.steward.workspace.SavedConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What a policy means for the rows of a database. */
public final class RowRules {
    private RowRules() {}

    /** @param events how the rows of the connection's table are events; asked only when the policy is about events */
    public static RowRule of(
            RetentionPolicy policy,
            SavedConnection connection,
            Supplier<Mapping> events,
            List<Hold> holds,
            Instant cutOff,
            Instant asOf) {
        return switch (policy.subject()) {
            case Subject.Rows rows ->
                new RowRule(
                        rows.schema(),
                        rows.table(),
                        Mapping.of(Map.of(
                                Role.TIME, new Expression.Column(rows.time()),
                                Role.USER,
                                        rows.person()
                                                .<Expression>map(Expression.Column::new)
                                                .orElse(new Expression.Constant("nobody")),
                                Role.EVENT, new Expression.Constant("row"))),
                        cutOff,
                        spared(policy, rows.person().isPresent() ? holds : List.of(), asOf));
            case Subject.Events all -> {
                if (all.project().isPresent()) {
                    throw new BadInput(
                            "policy.project",
                            "The policy " + policy.name() + " is about a project; only a lake has projects.",
                            "Write a policy for the table: target: {table: SCHEMA.TABLE, time: COLUMN, person: COLUMN}.");
                }
                yield new RowRule(
                        connection.schema(), connection.table(), events.get(), cutOff, spared(policy, holds, asOf));
            }
        };
    }

    /** A hold goes before an exception: it is the reason that is said. */
    private static List<Spared> spared(RetentionPolicy policy, List<Hold> holds, Instant asOf) {
        List<Spared> spared = new ArrayList<>();
        holds.forEach(hold -> spared.add(new Spared.Held(hold.id(), hold.people())));
        policy.exceptions()
                .forEach(exempt -> spared.add(new Spared.Excepted(
                        exempt.name(), exempt.events(), exempt.keep().cutOff(asOf))));
        return spared;
    }
}
