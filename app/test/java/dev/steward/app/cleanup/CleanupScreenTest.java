package dev.steward.app.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.testing.Acts;
import dev.steward.app.testing.TestWindow;
import dev.steward.governance.cleanup.CleanupStatus.OfPolicy;
import dev.steward.governance.standing.Standing;
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
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people let a lake be cleaned up regularly: ana asks and carries out, bo approves. */
class CleanupScreenTest {
    private static final String POLICY = "name: raw-events\ntarget: {events: all}\nkeep: %s\n";

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestWindow window;

    @SuppressWarnings("NullAway.Init")
    private Acts acts;

    @BeforeEach
    void open() throws TimeoutException, IOException {
        window = TestWindow.open(folder.resolve("home"));
        acts = new Acts(window);
        Path lake = folder.resolve("lake");
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
        window.dialogs().choose(lake);
        window.click("Open a folder…");
        window.awaitText("login");
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void ask(int rows) {
        window.click("Ask for one…");
        acts.act("ana");
        window.type("rows", String.valueOf(rows));
        window.type("percent", "30");
        window.dialogs().type(Acts.ANA);
        acts.says("Nothing goes before somebody else has approved it.");
        window.click("Ask…");
        acts.says("Waits for approval");
    }

    private void approve() {
        acts.signs("bo", Acts.BO, "Approve…");
        acts.says("bo approved it");
    }

    private boolean can(String button) {
        return !((Button) window.await(button, node -> node instanceof Button b && button.equals(b.getText())))
                .isDisabled();
    }

    private void look() {
        window.click("Look again");
    }

    @Test
    void whatTwoPeopleAgreeOnGoesWhenSomebodyRunsItAndEndsWhenOneTakesItBack() {
        window.click("Cleanup");
        acts.says("Two people begin");
        acts.begin().policy(POLICY.formatted("90 days"));
        window.click("Events");
        acts.open("Cleanup");
        acts.says("Nothing is cleaned up regularly here yet.");

        window.click("Ask for one…");
        acts.act("bo");
        acts.act("ana");
        acts.says("Say how many rows one run may remove at most.");
        window.type("schedule", "every night");
        acts.says("is no schedule: it has 2 fields");
        window.click("Sundays at 3");
        acts.says("Next: Sun ");
        window.type("rows", "0");
        acts.says("At most 0 rows a run is nothing.");
        window.type("rows", "many");
        acts.says("“many” is no whole number.");
        window.type("until", "tomorrow");
        acts.says("\"tomorrow\" is no day.");
        window.looks("cleanup-ask-wrong");
        assertThat(can("Ask…")).isFalse();
        window.click("Ask for one…");
        window.type("rows", "5");
        acts.says(
                "A run now would be stopped, and remove nothing. 10 rows would go; the standing approval lets 5 go at once.");
        window.click("Back");
        acts.says("Nothing is cleaned up regularly here yet.");
        ask(5);
        acts.says("ana may not approve a plan.");
        assertThat(can("Approve…")).as("nobody approves what they ask for").isFalse();
        acts.says("A run now would be stopped");
        window.looks("cleanup-waiting");
        Path file = folder.resolve("standing.json");
        window.dialogs().choose(file);
        window.click("Save as file…");
        acts.says("standing.json is saved.");
        assertThat(Standing.read(file).anchors()).hasSize(1);
        approve();
        acts.says("bo approved it: somebody else carries it out.");
        assertThat(can("Run now…")).isFalse();
        acts.signs("ana", Acts.ANA, "Run now…");
        acts.says("raw-events was stopped, and removed nothing: 10 rows would go");

        ask(50);
        approve();
        acts.says("Replaced by a later one");
        acts.says("A lake does not carry anything out by itself.");
        assertThat(can("Install in the database…")).isFalse();
        acts.says("This stays within the limits.");
        acts.signs("ana", Acts.ANA, "Run now…");
        acts.says("raw-events was run: 10 of 10 rows went.");
        acts.says(", done. 10 of 10 rows went.");
        window.looks("cleanup-in-force");

        acts.tab(1);
        acts.says("Nothing needs a look");
        TableView<?> policies = window.find(TableView.class, "policies");
        assertThat(policies.getItems()).singleElement().satisfies(one -> {
            assertThat(((OfPolicy) one).runs()).isEqualTo(2);
            assertThat(((OfPolicy) one).done()).isEqualTo(1);
        });
        TableView<?> runs = window.find(TableView.class, "runs");
        assertThat(runs.getItems()).hasSize(2);
        assertThat(((CleanupLine) runs.getItems().getFirst()).removed()).isEqualTo(10);
        window.looks("cleanup");

        acts.policy(POLICY.formatted("60 days"));
        look();
        acts.says("Runs, 1 finding");
        acts.tab(0);
        acts.says("says something else than when its standing approval was given");
        window.looks("cleanup-void");
        acts.policy(POLICY.formatted("90 days"));
        look();
        acts.says("In force until");
        acts.signs("ana", Acts.ANA, "Revoke…");
        acts.says("ana took it back on");
        acts.says("An earlier approval for the same policy is in force again");
        assertThat(window.seen("What can be done")).as("nothing can").isEmpty();
        assertThat(window.find(ListView.class, "approvals").getItems()).hasSize(2);
    }

    @Test
    void whatCameAsAFileWaitsUntilSomebodyApprovesIt() {
        acts.begin().policy(POLICY.formatted("90 days"));
        acts.open("Cleanup");
        ask(50);
        window.click("Ask for one…");
        look();
        acts.says("Say how many rows one run may remove at most.");
        window.click("Back");
        acts.says("Carried out by");
        Path file = folder.resolve("standing.json");
        window.dialogs().choose(file);
        window.click("Save as file…");
        acts.says("standing.json is saved.");
        assertThat(folder.resolve("home/data/governance/standing").toFile().listFiles())
                .allSatisfy(kept -> assertThat(kept.delete()).isTrue());
        look();
        acts.says("Nothing is cleaned up regularly here yet.");

        window.click("Bring a file…");
        acts.says("It waits here now, to be looked at and approved: raw-events.");
        approve();
        window.click("Save as file…");
        acts.says("steward cleanup add");
        assertThat(Standing.read(file).granted()).isPresent();
        acts.act("ana");
        window.dialogs().type("nobody's passphrase");
        window.click("Bring a file…");
        acts.says("passphrase");
        window.dialogs().type(Acts.ANA);
        window.click("Bring a file…");
        acts.says("What raw-events lets go may go regularly now.");
    }
}
