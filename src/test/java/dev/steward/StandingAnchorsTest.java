package dev.steward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.audit.Kept;
import dev.steward.audit.Proof;
import dev.steward.files.SafeFiles;
import dev.steward.governance.gate.Place;
import dev.steward.governance.people.Matter;
import dev.steward.governance.people.Person;
import dev.steward.governance.people.Role;
import dev.steward.governance.people.Signer;
import dev.steward.governance.policy.PolicyFile;
import dev.steward.governance.standing.Envelope;
import dev.steward.governance.standing.Schedule;
import dev.steward.governance.standing.Standing;
import dev.steward.governance.standing.State;
import dev.steward.ingest.ImportRequest;
import dev.steward.ingest.ImportRules;
import dev.steward.model.Work;
import dev.steward.workspace.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A standing approval travels from one home to another and back, and takes with it where both audit logs ended. */
class StandingAnchorsTest {
    @TempDir
    Path folder;

    private final List<Steward> open = new ArrayList<>();

    private Path lake = Path.of("");

    @BeforeEach
    void askedInOneHomeOfTwo() throws IOException {
        lake = folder.resolve("lake");
        Steward here = steward("here");
        Path csv =
                Files.writeString(folder.resolve("events.csv"), "id,user,event,ts\n1,u,login,2020-01-01T12:00:00Z\n");
        here.importFiles(
                new ImportRequest(List.of(csv), lake, Optional.empty(), "shop", "ana", ImportRules.defaults()),
                Work.unobserved());
        Governance governance = here.governance();
        Signer ana = as(here, "ana");
        Signer bo = as(here, "bo");
        governance.found(
                new Matter.Found(List.of(
                        new Person("ana", new TreeSet<>(List.of(Role.DATA_ENGINEER, Role.ADMINISTRATOR)), ana.key()),
                        new Person("bo", new TreeSet<>(List.of(Role.PRIVACY_OFFICER)), bo.key()))),
                ana,
                bo);
        governance
                .propose(PolicyFile.parse("name: raw\ntarget: {events: all}\nkeep: 90 days\n", "policy"), ana)
                .ifPresent(asked -> governance.sign(asked, bo));
        // The other home has the same people and policies, and a log of its own.
        copy("data/governance");
        copy("data/policies");
        copy("config/people");
    }

    @AfterEach
    void close() {
        open.forEach(Steward::close);
    }

    private Steward steward(String home) {
        Steward steward = Steward.start(Home.in(folder.resolve(home)));
        open.add(steward);
        return steward;
    }

    private static Signer as(Steward steward, String person) {
        return steward.governance().keys().unlockOrMake(person, "correct horse battery".toCharArray());
    }

    private void copy(String what) throws IOException {
        Path from = folder.resolve("here").resolve(what);
        try (Stream<Path> files = Files.walk(from)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> SafeFiles.write(
                            folder.resolve("there").resolve(what).resolve(from.relativize(file)),
                            out -> Files.copy(file, out)));
        }
    }

    private Standing ask(Steward steward) {
        return steward.governance()
                .cleanup()
                .standing()
                .ask(
                        "raw",
                        Place.lake(lake),
                        Schedule.parse("0 2 * * *"),
                        new Envelope(10, 100, LocalDate.now(ZoneOffset.UTC).plusDays(9)),
                        as(steward, "ana"),
                        Work.unobserved());
    }

    private Path travels(Standing standing) {
        Path file = folder.resolve("standing.json");
        SafeFiles.write(file, standing.json());
        return file;
    }

    private static List<Proof.Outcome> outcomes(Proof proof, Path kept) {
        return proof.anchors().stream()
                .filter(one -> one.kept().where().equals(kept.toString()))
                .map(Proof.Compared::outcome)
                .toList();
    }

    private Path keptIn(String home, Standing standing) {
        return folder.resolve(home).resolve("data/governance/standing/" + standing.digest() + ".json");
    }

    @Test
    void whoeverSignsLeavesWhereTheirLogEndedAndEachHomeIsComparedWithItsOwn() {
        Steward here = open.getFirst();
        Steward there = steward("there");

        Path file = travels(ask(here));
        Standing asked = Standing.read(file);
        assertThat(asked.anchors()).hasSize(1);
        there.governance().cleanup().standing().bring(asked);
        assertThat(there.governance().cleanup().overview().of(Place.lake(lake)))
                .singleElement()
                .satisfies(one -> assertThat(one.state()).isInstanceOf(State.Waiting.class));
        Standing granted = there.governance().cleanup().standing().approve(asked, as(there, "bo"));
        assertThat(granted.anchors()).hasSize(2).doesNotHaveDuplicates();
        assertThat(Standing.read(travels(granted))).isEqualTo(granted);
        here.governance().cleanup().standing().take(Standing.read(file), as(here, "ana"));
        // Only one signature comes back once more: it does not take the second away.
        here.governance().cleanup().standing().bring(asked);
        assertThat(here.governance().cleanup().overview().of(Place.lake(lake)))
                .singleElement()
                .satisfies(one -> assertThat(one.state()).isInstanceOf(State.InForce.class));

        for (Steward home : open) {
            List<Kept> given = home.trail().kept(List.of(file));
            assertThat(given)
                    .as("the anchor of its own log, and not of the other")
                    .hasSize(1);
            Proof proof = home.trail().prove(given, Work.unobserved());
            assertThat(proof.ok()).isTrue();
            assertThat(outcomes(proof, file)).containsExactly(Proof.Outcome.HOLDS);
        }
        assertThat(outcomes(here.trail().prove(List.of(), Work.unobserved()), keptIn("here", granted)))
                .as("what lies here is compared without being named")
                .containsExactly(Proof.Outcome.HOLDS);
    }

    @Test
    @Hazard("H78")
    void aLogThatIsBegunAnewIsContradictedByTheStandingApproval() throws IOException {
        Steward here = open.getFirst();
        Standing asked = ask(here);
        Path file = travels(asked);
        here.close();
        open.clear();
        try (Stream<Path> log = Files.walk(folder.resolve("here/data/audit"))) {
            log.filter(Files::isRegularFile).forEach(StandingAnchorsTest::delete);
        }
        Files.deleteIfExists(folder.resolve("here/config/anchors.jsonl"));

        Steward again = steward("here");
        Proof proof = again.trail().prove(List.of(), Work.unobserved());
        assertThat(proof.ok()).isFalse();
        assertThat(outcomes(proof, keptIn("here", asked))).containsExactly(Proof.Outcome.DELETED);

        Files.delete(keptIn("here", asked));
        assertThat(again.trail().prove(List.of(), Work.unobserved()).ok())
                .as("nothing here knows better any more")
                .isTrue();
        assertThat(again.trail()
                        .prove(again.trail().kept(List.of(file)), Work.unobserved())
                        .ok())
                .as("but the file that went to the other person does")
                .isFalse();
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
