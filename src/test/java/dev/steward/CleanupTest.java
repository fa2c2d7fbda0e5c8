package dev.steward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.governance.cleanup.CleanupStatus;
import dev.steward.governance.cleanup.Finding;
import dev.steward.governance.gate.Place;
import dev.steward.governance.hold.Hold;
import dev.steward.governance.people.Role;
import dev.steward.governance.people.Signer;
import dev.steward.governance.standing.Envelope;
import dev.steward.governance.standing.Schedule;
import dev.steward.governance.standing.Standing;
import dev.steward.governance.standing.State;
import dev.steward.model.BadInput;
import dev.steward.model.Refused;
import dev.steward.model.Work;
import dev.steward.source.CleanupLine;
import dev.steward.source.CleanupLine.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Cleaning up under standing approvals. It is noon of 10 February 2026; 30 days before begin on 11 January. */
class CleanupTest extends TableGround {
    private static final Schedule DAILY = Schedule.parse("0 2 * * *");

    @Override
    void fill() {
        SERVER.run(
                "create table shop.tokens (id bigint generated always as identity primary key, person text, at timestamptz)",
                """
                insert into shop.tokens (person, at)
                select 'p' || n % 7, timestamptz '2026-01-01 12:00:00Z' + n * interval '1 day' from generate_series(0, 39) n""");
        place = at("tokens");
        policy("30 days");
    }

    private void policy(String keep) {
        ground.keep("""
                name: tokens
                target: {table: shop.tokens, time: at, person: person}
                keep: %s
                """.formatted(keep));
    }

    private Standing ask(long rows, int percent, String until) {
        return ask(place, "tokens", rows, percent, until);
    }

    private Standing ask(Place where, String policy, long rows, int percent, String until) {
        return ground.governance
                .cleanup()
                .standing()
                .ask(
                        policy,
                        where,
                        DAILY,
                        new Envelope(rows, percent, LocalDate.parse(until)),
                        ground.as("ana"),
                        Work.unobserved());
    }

    private Standing approve(Standing asked) {
        return ground.governance.cleanup().standing().approve(asked, ground.as("bo"));
    }

    private Standing standing() {
        return approve(ask(1_000, 50, "2026-12-31"));
    }

    private CleanupLine run() {
        return run(ground.as("ana"));
    }

    private CleanupLine run(Signer signer) {
        List<CleanupLine> lines = ground.governance.cleanup().run(Optional.empty(), place, signer, Work.unobserved());
        assertThat(lines).hasSize(1);
        return lines.getFirst();
    }

    private List<String> rows() {
        return SERVER.list("select count(*) from shop.tokens");
    }

    private List<String> logged() {
        return SERVER.list(
                "select outcome || ' ' || code || ' ' || rows_removed from governance.cleanup_log order by id");
    }

    @Test
    void whatIsDueGoesAndEveryRunIsWrittenDownHereAndInTheDatabase() throws Exception {
        standing();
        CleanupLine first = run();
        ground.now = ground.now.plus(Duration.ofDays(1));
        CleanupLine second = run();

        assertThat(first.outcome()).isEqualTo(Outcome.DONE);
        assertThat(first.removed()).isEqualTo(10);
        assertThat(second.removed()).isEqualTo(1);
        assertThat(rows()).containsExactly("29");
        assertThat(logged()).containsExactly("done  10", "done  1");
        assertThat(Files.readAllLines(folder.resolve("home/data/governance/cleanup/runs.jsonl")))
                .hasSize(2);
        assertThat(ground.actions())
                .containsSubsequence(
                        "cleanup.asked",
                        "cleanup.approved",
                        "plan.made",
                        "change.started",
                        "change.committed",
                        "change.finished",
                        "cleanup.done")
                .doesNotContain("cleanup.logged");
        assertThat(ground.governance.gate().changes()).hasSize(2).allSatisfy(change -> {
            assertThat(change.consent()).isPresent();
            assertThat(change.consent().get().person()).isEqualTo("bo");
        });
    }

    @Test
    @Hazard("H87")
    void itTakesTwoPeopleAndTheirOwnKeys() {
        Standing asked = ask(1_000, 50, "2026-12-31");
        assertThatThrownBy(() -> ground.governance.cleanup().standing().approve(asked, ground.as("ana")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("may not approve");
        ground.join("cy", Role.PRIVACY_OFFICER);
        Standing own = ground.governance
                .cleanup()
                .standing()
                .ask(
                        "tokens",
                        place,
                        DAILY,
                        new Envelope(9, 9, LocalDate.parse("2026-12-31")),
                        ground.as("cy"),
                        Work.unobserved());
        assertThatThrownBy(() -> ground.governance.cleanup().standing().approve(own, ground.as("cy")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("ask for themselves");
        assertThatThrownBy(this::run).isInstanceOf(Refused.class).hasMessageContaining("No standing approval");

        approve(asked);
        CleanupLine byApprover = run(ground.as("bo"));
        assertThat(byApprover.outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(byApprover.code()).isEqualTo("refused.approver-runs");
        assertThat(rows()).containsExactly("40");
        assertThat(run().removed()).isEqualTo(10);
    }

    @Test
    @Hazard("H88")
    void anEditedOneIsWorthless() throws Exception {
        Standing asked = ask(5, 50, "2026-12-31");
        Path file = folder.resolve("standing.json");
        Files.writeString(
                file,
                new String(asked.json(), java.nio.charset.StandardCharsets.UTF_8)
                        .replace("\"most_rows\" : 5", "\"most_rows\" : 5000"));
        Standing edited = Standing.read(file);
        assertThat(edited.asked().envelope().mostRows()).isEqualTo(5_000);
        assertThatThrownBy(() -> approve(edited)).isInstanceOf(Refused.class).hasMessageContaining("signature");

        Standing good = approve(asked);
        Path kept = folder.resolve("home/data/governance/standing/" + good.digest() + ".json");
        Files.writeString(kept, Files.readString(kept).replace("\"most_rows\" : 5", "\"most_rows\" : 5000"));
        assertThat(run().code()).isEqualTo("refused.standing-signature");
        assertThat(rows()).containsExactly("40");
    }

    @Test
    @Hazard("H15")
    void anotherVersionOfThePolicyVoidsIt() {
        standing();
        policy("20 days");
        assertThat(run().code()).isEqualTo("refused.policy-changed");
        policy("30 days");
        assertThat(run().removed()).isEqualTo(10);
    }

    @Test
    void onceTakenBackOrEndedItOpensNothing() {
        Standing standing = approve(ask(1_000, 50, "2026-02-12"));
        ground.now = Instant.parse("2026-02-13T00:00:00Z");
        assertThat(run().code()).isEqualTo("refused.standing-ended");
        ground.now = Instant.parse("2026-02-12T23:59:59Z");
        assertThat(run().outcome()).isEqualTo(Outcome.DONE);
        ground.governance.cleanup().standing().revoke(standing, ground.as("bo"));
        assertThatThrownBy(() -> ground.governance
                        .cleanup()
                        .run(Optional.of("tokens"), place, ground.as("ana"), Work.unobserved()))
                .isInstanceOf(Refused.class);
        assertThat(logged()).last().asString().startsWith("stopped refused.no-standing");
    }

    @Test
    void aRunThatCannotReachItsDatabaseIsWrittenDownHere() throws Exception {
        Standing standing = standing();
        GateGround cut = new GateGround(folder);
        cut.now = ground.now;
        Place gone = new Place.Database(SERVER.connection("gone", "shop", "tokens", ""));
        assertThatThrownBy(
                        () -> cut.governance.cleanup().run(Optional.empty(), gone, ground.as("ana"), Work.unobserved()))
                .isInstanceOf(dev.steward.model.Failure.class);
        assertThat(Files.readString(folder.resolve("home/data/governance/cleanup/runs.jsonl")))
                .contains("\"outcome\":\"FAILED\"", standing.asked().target().id());
        run();
        assertThat(logged()).hasSize(2).first().asString().startsWith("failed ");
    }

    @Test
    void itIsGoodForAYearAtMost() {
        assertThatThrownBy(() -> ask(10, 10, "2027-02-11"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("2027-02-11");
        assertThatThrownBy(() -> ask(10, 10, "2026-02-09")).isInstanceOf(BadInput.class);
        assertThat(ask(10, 10, "2027-02-10").asked().envelope().until()).isEqualTo("2027-02-10");
        assertThatThrownBy(() -> ask(0, 10, "2026-12-31")).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> ask(10, 101, "2026-12-31")).isInstanceOf(BadInput.class);
    }

    @Test
    void whatGoesBeyondTheEnvelopeIsStoppedBeforeAnythingIsRemoved() {
        approve(ask(9, 50, "2026-12-31"));
        CleanupLine rows = run();
        assertThat(rows.outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(rows.code()).isEqualTo("refused.envelope");
        ground.now = ground.now.plusSeconds(60);
        approve(ask(1_000, 20, "2026-12-31"));
        assertThat(run().words()).contains("25.0 %", "20 %");
        assertThat(rows()).containsExactly("40");
        assertThat(logged()).containsExactly("stopped refused.envelope 0", "stopped refused.envelope 0");
        assertThat(ground.actions()).doesNotContain("plan.made", "change.started");
    }

    @Test
    @Hazard("H14")
    void tenTimesTheUsualIsStoppedBeforeAnythingIsRemoved() {
        standing();
        SERVER.run("delete from shop.tokens where id < 10");
        assertThat(run().removed()).isEqualTo(1);
        SERVER.run("insert into shop.tokens (person, at) select 'z', '2026-01-02' from generate_series(1, 11)");
        CleanupLine stopped = run();
        assertThat(stopped.outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(stopped.words()).contains("more than 10 times");
        assertThat(SERVER.list("select count(*) from shop.tokens where person = 'z'"))
                .containsExactly("11");
    }

    @Test
    @Hazard("H19")
    void catchingUpAfterSilenceGivesTheSameAsTimelyRuns() {
        SERVER.run(
                "insert into shop.tokens (person, at) select 'new', '2026-03-01' from generate_series(1, 40)",
                "create table shop.timely (like shop.tokens including all)",
                "insert into shop.timely overriding system value select * from shop.tokens");
        ground.keep("""
                name: timely
                target: {table: shop.timely, time: at, person: person}
                keep: 30 days
                """);
        standing();
        Place timely = at("timely");
        approve(ask(timely, "timely", 1_000, 50, "2026-12-31"));
        for (int day = 0; day < 3; day++) {
            ground.governance.cleanup().run(Optional.of("timely"), timely, ground.as("ana"), Work.unobserved());
            ground.now = ground.now.plus(Duration.ofDays(1));
        }
        ground.now = ground.now.minus(Duration.ofDays(1));
        ground.governance.cleanup().run(Optional.of("tokens"), place, ground.as("ana"), Work.unobserved());

        assertThat(SERVER.list("select count(*) from shop.timely")).containsExactly("68");
        assertThat(SERVER.list("select id from shop.tokens order by 1"))
                .isEqualTo(SERVER.list("select id from shop.timely order by 1"));
    }

    @Test
    @Hazard("H26")
    void aKilledRunIsBroughtToItsEndByTheNext() {
        once("batch-committed", () -> {
            throw new IllegalStateException("killed");
        });
        standing();
        assertThatThrownBy(this::run).isInstanceOf(IllegalStateException.class);
        assertThat(rows()).containsExactly("30");
        CleanupLine next = run();
        assertThat(next.outcome()).isEqualTo(Outcome.DONE);
        assertThat(next.removed()).isEqualTo(10);
        assertThat(logged()).containsExactly("failed fault 0", "done  10");
        assertThat(ground.governance.gate().changes()).hasSize(1);
    }

    @Test
    @Hazard("H76")
    void holdsAreHonoured() {
        standing();
        ground.governance.place(new Hold("case-1", "a lawsuit", List.of("p1"), "bo", ground.now), ground.as("bo"));
        assertThat(run().removed()).isEqualTo(8);
    }

    @Test
    void theStatusSaysWhatShouldHaveGoneLongAgo() {
        approve(ask(9, 50, "2026-12-31"));
        run();
        CleanupStatus status = ground.governance.cleanup().status(place, Work.unobserved());
        assertThat(status.findings()).extracting(Finding::code).containsExactlyInAnyOrder("volume", "overdue");
        assertThat(status.findings())
                .filteredOn(one -> one.code().equals("overdue"))
                .singleElement()
                .satisfies(one -> assertThat(one.words()).contains("8 rows", "2026-01-01T12:00:00Z"));
        assertThat(status.policies()).singleElement().satisfies(one -> {
            assertThat(one.runs()).isEqualTo(1);
            assertThat(one.done()).isZero();
            assertThat(one.next()).contains(Instant.parse("2026-02-11T02:00:00Z"));
        });
        ground.now = ground.now.plusSeconds(60);
        standing();
        run();
        assertThat(ground.governance.cleanup().status(place, Work.unobserved()).findings())
                .isEmpty();
    }

    @Test
    void aLakeIsCleanedUpWithItsArchive() throws Exception {
        Path other = Files.createDirectory(folder.resolve("lakes"));
        GateGround lake = new GateGround(other).begin();
        Standing asked = lake.governance
                .cleanup()
                .standing()
                .ask(
                        "raw-events",
                        lake.place(),
                        DAILY,
                        new Envelope(100, 30, LocalDate.parse("2026-12-31")),
                        lake.as("ana"),
                        Work.unobserved());
        lake.governance.cleanup().standing().approve(asked, lake.as("bo"));
        List<CleanupLine> lines =
                lake.governance.cleanup().run(Optional.empty(), lake.place(), lake.as("ana"), Work.unobserved());
        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.outcome()).isEqualTo(Outcome.DONE);
            assertThat(line.removed()).isEqualTo(30);
        });
        assertThat(lake.contents().rows()).isEqualTo(90);
        assertThat(lake.governance
                        .archives()
                        .find(lines.getFirst().change().orElseThrow().substring(0, 16))
                        .files())
                .hasSize(10);
    }

    @Test
    @Hazard("H38")
    void itIsGoodForNoOtherDatabaseAndNoOtherPlan() {
        Standing standing = standing();
        SERVER.run("create table shop.others (like shop.tokens including all)");
        var plan = ground.governance
                .gate()
                .request("tokens", place, Optional.of(10L), ground.as("ana"), Work.unobserved());
        assertThatThrownBy(() -> ground.governance
                        .gate()
                        .run(
                                plan,
                                new dev.steward.governance.gate.Consent.Regular(standing),
                                ground.as("ana"),
                                Work.unobserved()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("confirmed by its number of rows");
        assertThat(rows()).containsExactly("40");
    }

    private List<String> states() {
        return ground.governance.cleanup().overview().of(place).stream()
                .map(one -> one.state().getClass().getSimpleName())
                .toList();
    }

    @Test
    void itIsSaidHowEachStands() {
        Standing first = standing();
        assertThat(states()).containsExactly("InForce");
        ground.now = ground.now.plusSeconds(60);
        Standing second = ask(500, 50, "2026-12-31");
        assertThat(states()).containsExactly("Waiting", "InForce");
        approve(second);
        assertThat(states()).containsExactly("InForce", "Replaced");

        policy("31 days");
        assertThat(ground.governance.cleanup().overview().of(place)).allSatisfy(one -> {
            assertThat(one.policy()).isEmpty();
            assertThat(one.state())
                    .isInstanceOfSatisfying(
                            State.Broken.class,
                            broken -> assertThat(broken.why()).hasMessageContaining("says something else"));
        });
        policy("30 days");
        ground.now = ground.now.plusSeconds(60);
        ground.governance.cleanup().standing().revoke(second, ground.as("bo"));
        assertThat(ground.governance.cleanup().overview().of(place).getFirst().state())
                .isEqualTo(new State.Revoked("bo", ground.now));
        assertThat(states()).as("the one before counts again").containsExactly("Revoked", "InForce");
        assertThatThrownBy(() -> approve(second)).isInstanceOf(Refused.class).hasMessageContaining("taken back");
        ground.now = ground.now.plus(Duration.ofDays(400));
        assertThat(states()).containsExactly("Revoked", "Ended");
        assertThat(ground.governance.cleanup().standing().find(first.shortDigest()))
                .isPresent();
    }
}
