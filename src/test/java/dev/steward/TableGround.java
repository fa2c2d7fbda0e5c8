package dev.steward;

import dev.steward.files.CrashPoint;
import dev.steward.governance.gate.Approval;
import dev.steward.governance.gate.ChangeState;
import dev.steward.governance.gate.Place;
import dev.steward.governance.hold.Hold;
import dev.steward.governance.people.Decision;
import dev.steward.governance.people.Matter;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.model.Work;
import dev.steward.source.lake.EngineLimits;
import dev.steward.source.lake.RowFile;
import dev.steward.source.warehouse.PgSchemas;
import dev.steward.testing.Postgres;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * What tests of removing rows have in common: a database with Steward's own schema, and a home with people and a policy. It is noon of 10 February 2026; 30 days before begin on 11 January. One server serves all tests of a process, and goes
 * with it; each test finds it as if nothing had ever been removed there.
 */
abstract class TableGround {
    static final Postgres SERVER = started();

    @TempDir
    Path folder;

    GateGround ground;
    Place place;
    CrashPoint crash = CrashPoint.NONE;
    /** The policy. */
    String named = "visits";

    private static Postgres started() {
        Postgres server = Postgres.start();
        PgSchemas.of(server.connection("public", "events", ""), () -> "", _ -> {})
                .init("governance", Work.unobserved());
        return server;
    }

    @BeforeEach
    void begin() {
        SERVER.run("drop schema if exists shop cascade", "create schema shop");
        // What is only added to in earnest, and claimed once and for all.
        for (String table : List.of(
                "gate_roster", "gate_batches", "cleanup_log", "cleanup_jobs", "cleanup_holds", "cleanup_holds_seen")) {
            SERVER.run(
                    "alter table governance." + table + " disable trigger user",
                    "delete from governance." + table,
                    "alter table governance." + table + " enable trigger user");
        }
        ground = new GateGround(folder, at -> crash.reached(at)).people();
        place = at("visits");
        fill();
    }

    /** Makes the tables and the policy. */
    abstract void fill();

    static Place at(String table) {
        return new Place.Database(SERVER.connection("shop", table, ""));
    }

    /** Forty days of visits from 1 January on, one a day, with values of many types. */
    static void visits() {
        SERVER.run("""
                create table shop.visits (
                    id bigint generated always as identity primary key, person text, at timestamptz,
                    amount numeric(38, 9), note text, tags text[], body jsonb, raw bytea, code character(4))""", """
                insert into shop.visits (person, at, amount, note, tags, body, raw, code)
                select 'p' || n % 7, timestamptz '2026-01-01 12:00:00Z' + n * interval '1 day', n / 3.0,
                    case n % 4 when 0 then null when 1 then '' when 2 then 'a "b", (c)' || chr(10) || '\\' else 'Żółw 🐢' end,
                    array['x', null, 'y,z'], '{"b": 1.50, "a": null}', '\\xdeadbeef', 'ab'
                from generate_series(0, 39) n""");
    }

    /** @param more what else the policy says */
    void keepVisits(String more) {
        ground.keep("""
                name: visits
                target: {table: shop.visits, time: at, person: person}
                keep: 30 days
                archive: {keep: 3 years}
                """ + more);
    }

    PlanDocument request() {
        return ground.governance.gate().request(named, place, Optional.empty(), ground.as("ana"), Work.unobserved());
    }

    Plan preview() {
        return ground.governance
                .gate()
                .preview(ground.governance.policies().find(named), place, ground.now, Work.unobserved());
    }

    ChangeState run(PlanDocument plan) {
        return run(plan, ground.approve(plan));
    }

    ChangeState run(PlanDocument plan, Approval approval) {
        return ground.governance.gate().run(plan, approval, ground.as("ana"), Work.unobserved());
    }

    void hold(String id, String person) {
        ground.governance.place(new Hold(id, "a lawsuit", List.of(person), "bo", ground.now), ground.as("bo"));
    }

    void release(String id) {
        ground.governance.sign(
                ground.governance.sign(Decision.on(new Matter.ReleaseHold(id, "it is over")), ground.as("bo")),
                ground.as("ana"));
    }

    /** The first time a place is reached, something happens there. */
    void once(String at, Runnable what) {
        boolean[] done = {false};
        crash = reached -> {
            if (reached.equals(at) && !done[0]) {
                done[0] = true;
                what.run();
            }
        };
    }

    static String count(String of) {
        return SERVER.list("select count(*) from " + of).getFirst();
    }

    static List<String> ids() {
        return SERVER.list("select id from shop.visits order by id");
    }

    RowFile files() {
        return new RowFile(() -> new EngineLimits(256L << 20, 2, folder.resolve("spill")));
    }
}
