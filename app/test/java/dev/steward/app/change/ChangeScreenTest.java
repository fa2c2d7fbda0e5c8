package dev.steward.app.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.testing.Accessibility;
import dev.steward.app.testing.Screenshots;
import dev.steward.app.testing.TestWindow;
import dev.steward.ingest.ImportRequest;
import dev.steward.ingest.ImportRules;
import dev.steward.model.Work;
import dev.steward.source.lake.LakeFiles;
import dev.steward.workspace.Theme;
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
import javafx.scene.control.ComboBox;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people: one writes a policy, looks what it would remove and asks for it; the other approves; the first carries it out. */
class ChangeScreenTest {
    private static final int DAYS = 120;
    private static final String ANA = "correct horse battery";
    private static final String BO = "battery horse correct";

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
        looks("change-begin");
        type("first", "ana");
        type("firstSecret", ANA);
        type("second", "bo");
        type("secondSecret", BO);
        window.click("Begin");
        window.awaitText("data_engineer, administrator");

        write("name: raw-events\ntarget:\n  events: all\nkeep: ninety days\n");
        window.awaitText("line 4: keep");
        assertThat(window.find(Button.class, "save").isDisabled()).isTrue();
        write(
                "name: raw-events\ndescription: Raw events leave after 90 days.\ntarget:\n  events: all\nkeep: 90 days\narchive:\n  keep: 3 years\n");
        window.awaitText("Events stay 90 days. Not saved yet.");
        looks("change-policies");
        window.dialogs().type("not the passphrase");
        window.click("Save…");
        window.awaitText("The passphrase does not open the key of ana.");
        window.dialogs().type(ANA);
        window.click("Save…");
        window.awaitText("The policy raw-events is saved.");

        tab(1);
        window.awaitText("Exact, by what is there now.");
        long before = LakeFiles.of(lake).rows();
        window.awaitText("rows go");
        looks("change-preview");
        type("keep", "30 days");
        window.awaitText("Out of the ordinary");
        assertThat(window.find(Button.class, "ask").isDisabled())
                .as("a what-if is not asked for")
                .isTrue();
        looks("change-what-if");
        type("keep", "");
        window.awaitText("Exact, by what is there now.");
        window.click("Ask for it…");
        window.awaitText("Somebody else who may approve looks at it and signs.");
        assertThat(window.find(Button.class, "act").isDisabled())
                .as("who asked does not approve")
                .isTrue();
        looks("change-requested");

        act("bo");
        window.dialogs().type(BO);
        window.click("Approve…");
        window.awaitText("bo approved the plan");
        window.until(
                "the approved station",
                () -> window.seen("bo approved it until").isPresent());
        assertThat(window.find(Button.class, "act").isDisabled())
                .as("who approved does not carry out")
                .isTrue();
        looks("change-approved");

        act("ana");
        window.dialogs().type(ANA);
        window.click("Carry out…");
        window.awaitText("are gone; counted again");
        window.awaitText("bo approved it; ana removed");
        Path pdf = folder.resolve("record.pdf");
        window.dialogs().choose(pdf);
        window.click("Save record…");
        window.awaitText("record.pdf is saved.");
        assertThat(pdf).isNotEmptyFile();
        looks("change-done");
        assertThat(LakeFiles.of(lake).rows()).isLessThan(before);
        assertThat(LakeFiles.of(lake).files()).hasSize(90);
    }

    private void write(String text) {
        TextArea area = window.find(TextArea.class, "text");
        TestWindow.onFx(() -> {
            area.setText(text);
            return area;
        });
        window.settle();
    }

    private void type(String id, String text) {
        TextInputControl field = window.find(TextInputControl.class, id);
        TestWindow.onFx(() -> {
            field.setText(text);
            return field;
        });
        window.settle();
    }

    @SuppressWarnings("unchecked")
    private void act(String person) {
        ComboBox<dev.steward.governance.people.Person> people =
                (ComboBox<dev.steward.governance.people.Person>) window.find(ComboBox.class, "person");
        TestWindow.onFx(() -> {
            people.getItems().stream()
                    .filter(one -> one.id().equals(person))
                    .findFirst()
                    .ifPresent(people::setValue);
            return people;
        });
        window.settle();
    }

    private void tab(int at) {
        TabPane tabs = window.find(TabPane.class, "tabs");
        TestWindow.onFx(() -> {
            tabs.getSelectionModel().select(at);
            return at;
        });
        window.settle();
    }

    private void looks(String name) {
        for (Theme theme : new Theme[] {Theme.DARK, Theme.LIGHT}) {
            window.theme(theme);
            Screenshots.take(window, name + "-" + theme.json());
        }
        assertThat(window.cssWarnings()).as("CSS warnings").isEmpty();
        assertThat(TestWindow.onFx(() -> Accessibility.nameless(window.root())))
                .as("controls without a name")
                .isEmpty();
    }
}
