package dev.steward.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.testing.SimpleShop;
import dev.steward.app.testing.TestWindow;
import dev.steward.workspace.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each screen's main path, as a person would go it. */
class WindowTest {
    private static final int PEOPLE = 400;

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestWindow window;

    @BeforeEach
    void open() throws TimeoutException {
        window = TestWindow.open(folder.resolve("home"));
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void startSaysWhatStewardDoesAndOpensAFile() {
        window.awaitText("Steward reads events from files");
        window.looks("start");
        chooseShop();
        window.awaitText("CSV · ");
        assertThat(choice("role-user").getEditor().getText()).isEqualTo("client_id");
        assertThat(choice("role-ts").getEditor().getText()).isEqualTo("timestamp");
        window.looks("columns");
    }

    @Test
    void aWrongColumnIsSaidAtOnceAndNothingOpens() {
        chooseShop();
        ComboBox<String> user = choice("role-user");
        TestWindow.onFx(() -> {
            user.getEditor().setText("client_idd");
            return user;
        });
        window.awaitText("There is no column client_idd; there is client_id.");
        Node open = window.await("Open", node -> node instanceof Labeled button && "Open".equals(button.getText()));
        assertThat(open.isDisabled()).isTrue();
        TestWindow.onFx(() -> {
            user.getEditor().setText("'everybody'");
            return user;
        });
        window.until("a constant to be accepted", () -> !open.isDisabled());
    }

    @Test
    void eventsAreListedWithTheirProperties() {
        openShop();
        TableView<?> table = window.find(TableView.class, "table");
        window.until("three events", () -> table.getItems().size() == 3);
        window.awaitText("400 times by 400 people");
        window.awaitText("country");
        window.awaitText("***@example.com");
        window.looks("events");
        TextField search = window.find(TextField.class, "search");
        window.robot().clickOn(search).write("pay");
        window.until("one event", () -> table.getItems().size() == 1);
    }

    @Test
    void onePersonsTimelineIsFoundAndMasked() {
        openShop();
        window.click("People");
        TableView<?> table = window.find(TableView.class, "table");
        window.until("everybody", () -> table.getItems().size() == PEOPLE);
        window.robot().clickOn(window.find(TextField.class, "search")).write("client-7");
        window.until(
                "people whose identifier holds client-7", () -> table.getItems().size() == 11);
        ListView<?> entries = window.find(ListView.class, "entries");
        window.until("a timeline", () -> !entries.getItems().isEmpty());
        window.awaitText("payment_done");
        assertThat(window.seen("client-7")).as("an identifier in clear").isEmpty();
        window.looks("people");
    }

    @Test
    void settingsAreSavedAsSoonAsTheyAreUnderstood() {
        window.robot().push(KeyCode.CONTROL, KeyCode.COMMA);
        window.awaitText("Where Steward keeps its own things");
        window.looks("settings");
        window.click("Dark");
        TextField memory = window.find(TextField.class, "memory");
        window.robot().clickOn(memory).write("12");
        window.awaitText("is less than 256");
        window.robot().write("00");
        window.until(
                "settings to be saved",
                () -> window.steward()
                        .settings()
                        .load()
                        .settings()
                        .memoryMegabytes()
                        .filter(megabytes -> megabytes == 1200)
                        .isPresent());
        assertThat(window.steward().settings().load().settings().theme()).isEqualTo(Theme.DARK);
    }

    @Test
    void thePaletteReachesScreensCommandsAndEvents() {
        openShop();
        window.robot().push(KeyCode.CONTROL, KeyCode.K);
        ListView<?> list = window.find(ListView.class, "list");
        window.looks("palette");
        window.robot().write("payment");
        window.until("the event", () -> list.getItems().size() == 1);
        window.robot().push(KeyCode.ENTER);
        window.awaitText("payment_done");
        window.robot().push(KeyCode.CONTROL, KeyCode.K).write("people").push(KeyCode.ENTER);
        window.awaitText("the busiest first");
        window.robot().push(KeyCode.CONTROL, KeyCode.DIGIT1);
        window.awaitText("3 names");
    }

    @Test
    void filesAreImportedIntoALakeWithAReportThatAddsUp() throws IOException {
        chooseShop();
        window.awaitText("Ready to open.");
        window.dialogs().choose(Files.createDirectory(folder.resolve("lake")));
        window.click("Import into a lake…");
        window.awaitText("768 rows read = 768 written + 0 duplicates + 0 rejected");
        window.looks("import");
        window.click("Import into a lake…");
        window.awaitText("768 rows read = 0 written + 768 duplicates + 0 rejected");
        assertThat(window.find(TableView.class, "history").getItems()).hasSize(2);
        window.click("Open the lake");
        window.awaitText("3 names");
    }

    @Test
    void whatCannotBeReadIsSaidWithAWayOut() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("nothing"));
        window.dialogs().choose(empty);
        window.click("Open a folder…");
        window.awaitText("holds no data file");
        window.awaitText("Copy details");
        window.looks("failure");
    }

    @Test
    void aFolderAroundALakeNamesTheLake() throws IOException {
        chooseShop();
        window.awaitText("Ready to open.");
        Path around = Files.createDirectory(folder.resolve("around"));
        window.dialogs().choose(around.resolve("lake"));
        window.click("Import into a lake…");
        window.awaitText("768 rows read");
        window.click("Back");
        window.dialogs().choose(around);
        window.click("Open a folder…");
        window.awaitText("holds the lake " + around.resolve("lake"));
        window.awaitText("Name the lake itself: " + around.resolve("lake"));
    }

    private void chooseShop() {
        window.dialogs().choose(SimpleShop.write(folder, PEOPLE));
        window.click("Open a file…");
    }

    private void openShop() {
        window.openFile(SimpleShop.write(folder, PEOPLE));
    }

    @SuppressWarnings("unchecked")
    private ComboBox<String> choice(String id) {
        return window.find(ComboBox.class, id);
    }
}
