package dev.steward.governance.retention;

import dev.steward.definition.Expression;
import dev.steward.definition.Mapping;
import dev.steward.definition.Role;
import dev.steward.governance.hold.Hold;
import dev.steward.governance.policy.Keep;
import dev.steward.governance.policy.RetentionPolicy;
import dev.steward.governance.policy.Subject;
import dev.steward.model.BadInput;
import dev.steward.source.RowJobs;
import dev.steward.source.RowRule;
import dev.steward.source.RowRule.Spared;
import dev.steward.workspace.SavedConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                        mapping(rows),
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

    /**
     * What a policy means for rows whatever day it is: its instants stand for nothing but their place.
     *
     * @param ago what each of them stands for
     */
    public record Lasting(RowRule rule, Map<Instant, RowJobs.Ago> ago) {}

    /** @throws BadInput when nothing ever goes */
    public static Lasting lasting(RetentionPolicy policy, Subject.Rows rows) {
        Map<Instant, RowJobs.Ago> ago = new HashMap<>();
        Instant before = place(policy.keep(), ago)
                .orElseThrow(() -> new BadInput(
                        "cleanup.for-ever",
                        "The policy " + policy.name() + " keeps everything for ever.",
                        "There is nothing to clean up."));
        List<Spared> spared = new ArrayList<>();
        rows.person().ifPresent(_ -> spared.add(new Spared.HeldThere()));
        policy.exceptions()
                .forEach(exempt ->
                        spared.add(new Spared.Excepted(exempt.name(), exempt.events(), place(exempt.keep(), ago))));
        return new Lasting(new RowRule(rows.schema(), rows.table(), mapping(rows), before, spared), ago);
    }

    private static Optional<Instant> place(Keep keep, Map<Instant, RowJobs.Ago> ago) {
        return keep.chrono().map(unit -> {
            Instant place = Instant.EPOCH.plusSeconds(ago.size());
            ago.put(place, new RowJobs.Ago(keep.amount(), unit));
            return place;
        });
    }

    private static Mapping mapping(Subject.Rows rows) {
        return Mapping.of(Map.of(
                Role.TIME, new Expression.Column(rows.time()),
                Role.USER,
                        rows.person().<Expression>map(Expression.Column::new).orElse(new Expression.Constant("nobody")),
                Role.EVENT, new Expression.Constant("row")));
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
