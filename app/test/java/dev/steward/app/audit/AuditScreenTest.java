package dev.steward.app.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.testing.SimpleShop;
import dev.steward.app.testing.TestWindow;
import dev.steward.app.ui.Icons;
import dev.steward.audit.Entry;
import dev.steward.audit.Recorded;
import dev.steward.model.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody looks up what was done, reads the story of a change, verifies the log, and finds out that it was changed. */
class AuditScreenTest {
    private static final String PLAN = "3f9c12ab77e1d0045a6bb8c2f1e3d4a59687b0c1d2e3f4a5b6c7d8e9f0a1b2c3";

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestWindow window;

    @BeforeEach
    void open() throws TimeoutException {
        window = TestWindow.open(folder.resolve("home"));
        for (int i = 0; i < 130; i++) {
            record("Bob", "import.finished", "/data/lake-" + i, Map.of("import", Value.of("i-" + i)));
        }
        Map<String, Value> plan = Map.of("plan", Value.of(PLAN));
        record("Ann", "plan.made", "Shop on db.example.org", plan);
        record("Bob", "plan.approved", "Shop on db.example.org", plan);
        record("Ann", "change.started", "Shop on db.example.org", plan);
        record("Bob", "import.started", "/data/other", Map.of("import", Value.of("i-x"), "files", Value.of(2)));
        record(
                "Ann",
                "change.finished",
                "Shop on db.example.org",
                Map.of("plan", Value.of(PLAN), "rows", Value.of(12_345), "dry", Value.of(false)));
        window.openFile(SimpleShop.write(folder, 50));
        window.click("Audit log");
        window.awaitText("newest 100 entries");
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void record(String person, String action, String subject, Map<String, Value> details) {
        window.steward().audit().append(new Entry(person, action, subject, details));
    }

    @Test
    void aChangeIsFoundReadVerifiedAndExported() throws IOException {
        window.awaitText("Whole story of this change (4 entries)");
        window.awaitText("Change finished");
        assertThat(window.find(ListView.class, "story").getItems())
                .extracting(one -> ((Recorded) one).action())
                .containsExactly("plan.made", "plan.approved", "change.started", "change.finished");
        window.looks("audit");
        olderEntriesComeWhenTheyAreLookedAt();
        filtersNarrow();

        window.click("Verify");
        window.awaitText("The log holds");
        window.awaitText("Announced, and no outcome recorded: entry 135");
        window.looks("audit-verified");

        Path export = folder.resolve("audit.jsonl");
        window.dialogs().choose(export);
        window.click("Export…");
        window.awaitText("136 entries were exported");
        tamper();
        window.click("Compare with a file…");
        window.awaitText("The log does not hold");
        window.awaitText("The log is broken. Entry 132:");
        window.looks("audit-broken");
        everyIconIsThere();
    }

    private void olderEntriesComeWhenTheyAreLookedAt() {
        ListView<?> entries = window.find(ListView.class, "entries");
        TestWindow.onFx(() -> {
            entries.scrollTo(99);
            return entries;
        });
        window.awaitText("136 entries");
        TestWindow.onFx(() -> {
            entries.scrollTo(0);
            return entries;
        });
    }

    @SuppressWarnings("unchecked")
    private void filtersNarrow() {
        ListView<Recorded> entries = window.find(ListView.class, "entries");
        TestWindow.onFx(() -> {
            entries.getSelectionModel().select(1);
            return entries;
        });
        window.awaitText("No outcome was recorded");

        ComboBox<String> person = window.find(ComboBox.class, "person");
        window.until("people to choose from", () -> person.getItems().contains("Ann"));
        choose(person, "Ann");
        window.awaitText("3 entries");
        choose(window.find(ComboBox.class, "action"), "plan");
        window.awaitText("1 entry");
        TextField subject = window.find(TextField.class, "subject");
        TestWindow.onFx(() -> {
            subject.setText("nowhere");
            return subject;
        });
        window.awaitText("No entry is like that.");
        window.looks("audit-nothing");
        TestWindow.onFx(() -> {
            subject.clear();
            return subject;
        });
        choose(window.find(ComboBox.class, "action"), "");
        choose(person, "");
        window.until("all entries again", () -> entries.getItems().size() >= AuditModel.PAGE);
    }

    private void choose(ComboBox<String> box, String value) {
        TestWindow.onFx(() -> {
            box.setValue(value);
            return box;
        });
        window.settle();
    }

    private void tamper() throws IOException {
        Path segment = folder.resolve("home/data/audit/000000000001.jsonl");
        Files.writeString(segment, Files.readString(segment).replace("\"plan.made\"", "\"plan.mode\""));
    }

    private void everyIconIsThere() {
        for (String family : new String[] {
            "import",
            "offline",
            "identities",
            "demo",
            "schema",
            "build",
            "seed",
            "scratch",
            "plan",
            "policy",
            "change",
            "archive",
            "hold",
            "roster",
            "checkpoint",
            "audit",
            "other"
        }) {
            assertThat(TestWindow.onFx(() -> Icons.of(ActionWords.icon(family + ".finished"))))
                    .as(family)
                    .isNotNull();
        }
    }
}
