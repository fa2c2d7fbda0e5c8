package dev.steward.app.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.Governance;
import dev.steward.app.testing.TestWindow;
import dev.steward.governance.cleanup.CleanupStatus.OfPolicy;
import dev.steward.governance.gate.Place;
import dev.steward.governance.people.Matter;
import dev.steward.governance.people.Person;
import dev.steward.governance.people.Role;
import dev.steward.governance.people.Signer;
import dev.steward.governance.policy.PolicyFile;
import dev.steward.governance.standing.Envelope;
import dev.steward.governance.standing.Schedule;
import dev.steward.ingest.ImportRequest;
import dev.steward.ingest.ImportRules;
import dev.steward.model.Work;
import dev.steward.source.CleanupLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lake that is cleaned up every night, and one night was not. */
class CleanupScreenTest {
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestWindow window;

    private Path lake = Path.of("");

    @BeforeEach
    void open() throws TimeoutException, IOException {
        window = TestWindow.open(folder.resolve("home"));
        lake = folder.resolve("lake");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        List<String> lines = new ArrayList<>(List.of("id,user,event,ts"));
        for (int day = 1; day <= 100; day++) {
            lines.add(day + ",u" + day % 7 + ",login," + today.minusDays(day) + "T12:00:00Z");
        }
        Path csv = folder.resolve("events.csv");
        Files.write(csv, lines);
        window.steward()
                .importFiles(
                        new ImportRequest(List.of(csv), lake, Optional.empty(), "shop", "ana", ImportRules.defaults()),
                        Work.unobserved());
    }

    @AfterEach
    void close() {
        window.close();
    }

    private static Person person(Signer signer, Role... roles) {
        return new Person(signer.person(), new TreeSet<>(Set.of(roles)), signer.key());
    }

    private void cleaned() {
        Governance governance = window.steward().governance();
        Signer ana = governance.keys().unlockOrMake("ana", "correct horse battery".toCharArray());
        Signer bo = governance.keys().unlockOrMake("bo", "battery horse correct".toCharArray());
        governance.found(
                new Matter.Found(
                        List.of(person(ana, Role.DATA_ENGINEER, Role.ADMINISTRATOR), person(bo, Role.PRIVACY_OFFICER))),
                ana,
                bo);
        governance
                .propose(PolicyFile.parse("name: raw-events\ntarget: {events: all}\nkeep: 90 days\n", "policy"), ana)
                .ifPresent(asked -> governance.sign(asked, bo));
        Place place = Place.lake(lake);
        for (int most : new int[] {5, 50}) {
            var asked = governance
                    .cleanup()
                    .standing()
                    .ask(
                            "raw-events",
                            place,
                            Schedule.parse("0 2 * * *"),
                            new Envelope(most, 30, LocalDate.now(ZoneOffset.UTC).plusDays(200)),
                            ana,
                            Work.unobserved());
            var standing = governance.cleanup().standing().approve(asked, bo);
            governance.cleanup().run(Optional.empty(), place, ana, Work.unobserved());
            if (most == 5) {
                window.click("Look again");
                window.awaitText("was stopped before it removed anything");
                window.looks("cleanup-stopped");
                governance.cleanup().standing().revoke(standing, bo);
            }
        }
    }

    @Test
    void runsAndWhatIsWrongWithThemAreShown() {
        window.dialogs().choose(lake);
        window.click("Open a folder…");
        window.awaitText("login");
        window.click("Cleanup");
        window.awaitText("Nothing is cleaned up regularly here.");

        cleaned();
        window.click("Look again");
        window.awaitText("Nothing needs a look");

        TableView<?> policies = window.find(TableView.class, "policies");
        assertThat(policies.getItems()).singleElement().satisfies(one -> {
            assertThat(((OfPolicy) one).runs()).isEqualTo(2);
            assertThat(((OfPolicy) one).done()).isEqualTo(1);
        });
        TableView<?> runs = window.find(TableView.class, "runs");
        assertThat(runs.getItems()).hasSize(2);
        assertThat(((CleanupLine) runs.getItems().getFirst()).removed()).isEqualTo(10);
        window.looks("cleanup");
    }
}
