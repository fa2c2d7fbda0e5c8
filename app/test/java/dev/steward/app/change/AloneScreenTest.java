package dev.steward.app.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.Governance;
import dev.steward.app.testing.Acts;
import dev.steward.app.testing.TestWindow;
import dev.steward.governance.alone.Announcement;
import dev.steward.governance.alone.Announcements;
import dev.steward.governance.gate.Place;
import dev.steward.governance.people.Signer;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.ingest.ImportRequest;
import dev.steward.ingest.ImportRules;
import dev.steward.model.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One person announces to carry out a plan alone; the other one sees it, objects, and reviews what was done alone before. */
class AloneScreenTest {
    private static final int DAYS = 100;
    private static final String POLICY = """
            name: raw-events
            target: {events: all}
            keep: 80 days
            archive: {keep: 3 years}
            alone: {after: 2 days}
            """;

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestWindow window;

    @SuppressWarnings("NullAway.Init")
    private Acts acts;

    private Path lake = Path.of("");

    @BeforeEach
    void open() throws TimeoutException, IOException {
        window = TestWindow.open(folder.resolve("home"));
        acts = new Acts(window).begin().policy(POLICY);
        lake = folder.resolve("lake");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        List<String> lines = new ArrayList<>(List.of("id,user,event,ts"));
        for (int day = 1; day <= DAYS; day++) {
            lines.add(day + ",u,login," + today.minusDays(day) + "T12:00:00Z");
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

    /** What ana did alone three days ago, as the home keeps it. */
    private void doneBefore() throws IOException {
        Governance governance = window.steward().governance();
        Signer ana = governance.keys().unlock("ana", Acts.ANA.toCharArray());
        PlanDocument plan =
                governance.gate().request("raw-events", Place.lake(lake), Optional.empty(), ana, Work.unobserved());
        Instant then = Instant.now().minus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
        Announcement announcement = Announcement.of(
                plan,
                "Bo was on a ship.",
                Duration.ofDays(2),
                Optional.empty(),
                ana,
                governance.roster().charter(),
                then);
        Path data = folder.resolve("home").resolve("data").resolve("governance");
        new Announcements(data.resolve("alone")).keep(announcement);
        Path change = data.resolve("changes").resolve(plan.shortDigest());
        Files.write(change.resolve("alone.json"), announcement.json());
        Files.writeString(change.resolve("state.json"), """
                {"stage": "VERIFIED", "policy": "raw-events", "target_id": "", "by": "ana", "started": "%s", "going": [],
                 "skipped": [], "rows": 20, "left": 80, "ended": "%s", "single_person": "%s"}
                """.formatted(
                        announcement.said().begins(), announcement.said().begins(), announcement.digest()));
    }

    @Test
    void oneAnnouncesTheOtherObjectsAndReviews() throws IOException {
        doneBefore();
        window.dialogs().choose(lake);
        window.click("Open a folder…");
        window.awaitText("login");
        acts.open("Policies");
        acts.act("ana");
        acts.tab(2);
        window.awaitText("Single person: ana removed 20 rows in no file alone");
        window.awaitText("ana announced it on");
        assertThat(window.seen("Review…")).as("nobody reviews their own").isEmpty();
        acts.act("bo");
        window.awaitText("Review…");
        window.looks("alone-for-review");
        window.type("aloneWords", "Looked at the archive: right.");
        window.dialogs().type(Acts.BO);
        window.click("Review…");
        window.awaitText("What ana did alone is reviewed.");
        window.awaitText("Looked at the archive: right.");
        window.looks("alone-reviewed");

        acts.act("ana");
        acts.tab(1);
        window.awaitText("Exact, by what is there now.");
        window.dialogs().type(Acts.ANA);
        window.click("Ask for it…");
        newest();
        window.awaitText("Nobody else can be reached?");
        window.looks("alone-offer");
        window.type("aloneWords", "Bo is in hospital.");
        window.click("Announce alone…");
        window.awaitText("ana waits to carry it out alone: from");
        window.awaitText("Requested (waiting)");
        assertThat(acts.can("aloneRun")).as("two days are not over").isFalse();
        window.looks("alone-waiting");

        acts.act("bo");
        window.type("aloneWords", "I am back tomorrow.");
        window.dialogs().type(Acts.BO);
        window.click("Object…");
        window.awaitText("It is void: somebody objected");
        window.awaitText("I am back tomorrow.");
        window.looks("alone-objected");
        assertThat(window.steward().governance().alone().all()).hasSize(2);
    }

    private void newest() {
        ListView<?> list = window.find(ListView.class, "changes");
        window.until("two changes", () -> list.getItems().size() == 2);
        TestWindow.onFx(() -> {
            list.getSelectionModel().selectFirst();
            return list;
        });
        window.settle();
    }
}
