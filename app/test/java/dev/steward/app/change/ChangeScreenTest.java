package dev.steward.app.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.testing.Acts;
import dev.steward.app.testing.TestWindow;
import dev.steward.ingest.ImportRequest;
import dev.steward.ingest.ImportRules;
import dev.steward.model.Work;
import dev.steward.source.lake.LakeFiles;
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
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people: one writes a policy, looks what it would remove and asks for it; the other approves; the first carries it out. */
class ChangeScreenTest {
    private static final int DAYS = 120;

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
        acts = new Acts(window);
        lake = folder.resolve("lake");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        List<String> lines = new ArrayList<>(List.of("id,user,event,ts"));
        for (int day = 1; day <= DAYS; day++) {
            for (int one = 0; one < 1 + day % 5; one++) {
                lines.add(day + "-" + one + ",u" + one + ",login," + today.minusDays(day) + "T12:00:00Z");
            }
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

    @Test
    void aPolicyIsWrittenPreviewedApprovedAndCarriedOut() {
        window.dialogs().choose(lake);
        window.click("Open a folder…");
        window.awaitText("login");
        window.click("Policies");

        window.awaitText("Two people begin");
        window.looks("change-begin");
        window.type("first", "ana");
        window.type("firstSecret", Acts.ANA);
        window.type("second", "bo");
        window.type("secondSecret", Acts.BO);
        window.click("Begin");
        window.awaitText("data_engineer, administrator");

        window.type("text", "name: raw-events\ntarget:\n  events: all\nkeep: ninety days\n");
        window.awaitText("line 4: keep");
        assertThat(window.find(Button.class, "save").isDisabled()).isTrue();
        window.type(
                "text",
                "name: raw-events\ndescription: Raw events leave after 90 days.\ntarget:\n  events: all\nkeep: 90 days\narchive:\n  keep: 3 years\n");
        window.awaitText("Events stay 90 days. Not saved yet.");
        window.looks("change-policies");
        window.dialogs().type("not the passphrase");
        window.click("Save…");
        window.awaitText("The passphrase does not open the key of ana.");
        window.dialogs().type(Acts.ANA);
        window.click("Save…");
        window.awaitText("The policy raw-events is saved as a draft, and signed by you.");
        window.awaitText("Signed by ana, and waits for a second signature.");
        window.looks("change-policy-waits");
        acts.tab(1);
        window.awaitText("A draft: it can be looked at");
        assertThat(window.find(Button.class, "ask").isDisabled())
                .as("a draft is not asked for")
                .isTrue();
        window.looks("change-preview-draft");

        acts.signsWaiting("keep: 90 days");
        window.looks("change-policy-signed");
        acts.open("Policies");
        acts.tab(0);
        window.awaitText("signed by ana, bo.");
        window.looks("change-policy-in-force");
        acts.act("ana");
        acts.tab(1);
        window.awaitText("Exact, by what is there now.");
        long before = LakeFiles.of(lake).rows();
        window.awaitText("rows go");
        window.awaitText(
                "Estimate: carrying it out takes about 1 s, reckoned from how fast some of the files can be read");
        window.awaitText("Some of what goes");
        assertThat(window.seen("u0")).as("nobody is named").isEmpty();
        window.looks("change-preview");
        window.type("keep", "30 days");
        window.awaitText("Out of the ordinary");
        assertThat(window.find(Button.class, "ask").isDisabled())
                .as("a what-if is not asked for")
                .isTrue();
        window.looks("change-what-if");
        window.type("keep", "");
        window.awaitText("Exact, by what is there now.");
        window.dialogs().type(Acts.ANA);
        window.click("Ask for it…");
        window.awaitText("Somebody else who may approve looks at it and signs.");
        assertThat(window.find(Button.class, "act").isDisabled())
                .as("who asked does not approve")
                .isTrue();
        window.looks("change-requested");

        acts.act("bo");
        window.dialogs().type(Acts.BO);
        window.click("Approve…");
        window.awaitText("bo approved the plan");
        window.until(
                "the approved station",
                () -> window.seen("bo approved it until").isPresent());
        assertThat(window.find(Button.class, "act").isDisabled())
                .as("who approved does not carry out")
                .isTrue();
        window.looks("change-approved");

        acts.act("ana");
        window.dialogs().type(Acts.ANA);
        window.click("Carry out…");
        window.awaitText("are gone; counted again");
        window.awaitText("bo approved it; ana removed");
        Path pdf = folder.resolve("record.pdf");
        window.dialogs().choose(pdf);
        window.click("Save record…");
        window.awaitText("record.pdf is saved.");
        assertThat(pdf).isNotEmptyFile();
        window.looks("change-done");
        assertThat(LakeFiles.of(lake).rows()).isLessThan(before);
        assertThat(LakeFiles.of(lake).files()).hasSize(90);
    }

    @Test
    void anImportIsAskedToBeTakenBackApprovedAndGone() throws IOException {
        acts.begin();
        LocalDate old = LocalDate.now(ZoneOffset.UTC).minusDays(DAYS + 50);
        Path csv = Files.write(
                folder.resolve("wrong.csv"),
                List.of("id,user,event,ts", "w1,u1,login," + old + "T12:00:00Z", "w2,u2,login," + old + "T13:00:00Z"));
        window.steward()
                .importFiles(
                        new ImportRequest(List.of(csv), lake, Optional.empty(), "shop", "ana", ImportRules.defaults()),
                        Work.unobserved());
        long all = LakeFiles.of(lake).rows();
        window.dialogs().choose(lake);
        window.click("Open a folder…");
        acts.says("login");
        acts.open("Policies");
        acts.tab(3);
        acts.says("wrong.csv");
        acts.says("2 of " + all + " rows go");
        acts.says("It is archived first, sealed, for 90 days.");
        CheckBox archived = (CheckBox) window.await("archived", node -> "archived".equals(node.getId()));
        TestWindow.onFx(() -> {
            archived.setSelected(false);
            return archived;
        });
        acts.says("There is no archive: what goes cannot be brought back.");
        TestWindow.onFx(() -> {
            archived.setSelected(true);
            return archived;
        });
        TextField time = (TextField) window.await(
                "the time of the archive",
                node -> node instanceof TextField one && "How long an archive is kept".equals(one.getAccessibleText()));
        TestWindow.onFx(() -> {
            time.setText("1 year");
            return time;
        });
        acts.says("It is archived first, sealed, for 1 year.");
        acts.act("ana");
        window.type("reason", "The wrong file");
        window.looks("change-imports");
        acts.signs("ana", Acts.ANA, "Ask to take it back…");
        acts.says("waits for somebody else to approve it");
        acts.says("Because: The wrong file");
        acts.signs("bo", Acts.BO, "Approve…");
        acts.says("bo approved it until");
        acts.signs("ana", Acts.ANA, "Carry out…");
        acts.says("bo approved it; ana removed 2 rows in 1 file");
        assertThat(LakeFiles.of(lake).rows()).isEqualTo(all - 2);
        window.click("Events");
        acts.open("Policies");
        acts.tab(3);
        acts.says("2 rows by plan ");
        window.looks("change-imports-back");
    }
}
