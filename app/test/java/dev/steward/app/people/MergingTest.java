package dev.steward.app.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.testing.SimpleShop;
import dev.steward.app.testing.TestWindow;
import dev.steward.ingest.ImportRequest;
import dev.steward.ingest.ImportRules;
import dev.steward.model.Work;
import dev.steward.source.lake.LakeFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two ids, one person: said on the page of a person, or by a file. */
class MergingTest {
    private static final int PEOPLE = 40;

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
    void anotherIdIsMergedIntoThePersonOnShow() {
        openLake();
        find("client-7");
        window.awaitText("No other ids of this person are known.");
        window.dialogs().type("client-11");
        window.dialogs().confirmAll();

        window.click("Same person as…");

        window.awaitText("1 identity was added. Every answer counts these people together from now on.");
        window.awaitText("Also known as •••-11");
        window.looks("people-merged");
        search("");
        window.until("one person less", () -> people().getItems().size() == PEOPLE - 1);
        find("client-11");
        window.awaitText("Also known as •••-11");
        assertThat(window.dialogs().asked()).containsExactly("Who else is •••-7?", "Merge people?");
        window.click("Same person as…");
        window.awaitText("That was known already; nothing was added.");
    }

    @Test
    void theEventsCountPeopleAsTheyAreNow() {
        openLake();
        window.click("Events");
        window.until("everybody", () -> peopleOf("catalog") == PEOPLE);
        window.click("People");
        find("client-7");
        window.dialogs().type("client-11");
        window.dialogs().confirmAll();
        window.click("Same person as…");
        window.awaitText("1 identity was added.");

        window.click("Events");

        window.until("one person less", () -> peopleOf("catalog") == PEOPLE - 1);
    }

    private long peopleOf(String event) {
        TableView<?> events = window.find(TableView.class, "table");
        for (int row = 0; row < events.getItems().size(); row++) {
            if (event.equals(events.getColumns().get(0).getCellData(row))) {
                return Long.parseLong(String.valueOf(events.getColumns().get(3).getCellData(row)));
            }
        }
        return 0;
    }

    @Test
    void nothingIsMergedUnlessItIsConfirmed() {
        openLake();
        find("client-7");
        window.dialogs().type("client-11");
        window.click("Same person as…");
        window.until("the question", () -> window.dialogs().asked().contains("Merge people?"));
        assertThat(window.steward().identities(lake(), Work.unobserved())).isEmpty();
    }

    @Test
    void nobodyIsMergedWithWhatManyShare() {
        openLake();
        find("client-7");
        window.dialogs().type("anonymous");
        window.dialogs().confirmAll();
        window.click("Same person as…");
        window.awaitText("\"anonymous\" is shared by people who have nothing to do with each other");
    }

    @Test
    void aFileOfIdentitiesIsAddedOnceItIsConfirmed() throws IOException {
        openLake();
        window.dialogs()
                .choose(Files.writeString(
                        folder.resolve("logins.csv"), "alias,person\nclient-11,client-7\nclient-12,client-7\n"));
        window.dialogs().confirmAll();

        window.click("Import identities…");

        window.awaitText("2 identities were added.");
        window.until("two people less", () -> people().getItems().size() == PEOPLE - 2);
        find("client-7");
        window.awaitText("Also known as •••-11, •••-12");
    }

    @Test
    void aFileWithOtherColumnsIsRefusedWithAWayOut() throws IOException {
        openLake();
        window.dialogs().choose(Files.writeString(folder.resolve("logins.csv"), "anon,account\nclient-11,client-7\n"));
        window.click("Import identities…");
        window.awaitText("logins.csv has no column named alias.");
        window.awaitText("The columns are: anon, account.");
    }

    @Test
    void aQuestionThatWasAskedBeforeIsAskedAgain() {
        openLake();
        window.click("Lifecycle");
        explain();
        window.awaitText("Generation " + generation());
        window.click("People");
        find("client-7");
        window.dialogs().type("client-11");
        window.dialogs().confirmAll();
        window.click("Same person as…");
        window.awaitText("1 identity was added.");
        assertThat(generation()).startsWith("2-");
        window.awaitText("Generation " + generation());

        window.click("Lifecycle");

        explain();
        window.await(
                "the new answer",
                node -> node instanceof Label label && generation().equals(label.getText()));
    }

    private void explain() {
        TestWindow.onFx(() -> {
            window.shell().toggleExplain();
            return window.shell();
        });
    }

    @Test
    void filesAreNoLakeAndHaveNobodyToMerge() {
        window.dialogs().choose(SimpleShop.write(folder, PEOPLE));
        window.click("Open a file…");
        window.awaitText("Ready to open.");
        window.click("Open");
        window.awaitText("3 names");
        window.click("People");
        window.awaitText("40 people");
        assertThat(window.seen("Same person as…")).isEmpty();
        assertThat(window.seen("Import identities…")).isEmpty();
    }

    private Path lake() {
        return folder.resolve("lake");
    }

    private String generation() {
        return new LakeFolder(lake()).current().generation();
    }

    private void openLake() {
        window.steward()
                .importFiles(
                        new ImportRequest(
                                List.of(SimpleShop.write(folder, PEOPLE)),
                                lake(),
                                Optional.empty(),
                                "shop",
                                "ada",
                                ImportRules.defaults()),
                        Work.unobserved());
        TestWindow.onFx(() -> {
            window.shell().look(lake());
            return lake();
        });
        window.awaitText("3 names");
        window.click("People");
        window.until("everybody", () -> people().getItems().size() == PEOPLE);
    }

    private TableView<?> people() {
        return window.find(TableView.class, "table");
    }

    private void find(String id) {
        search(id);
        window.until("one person", () -> people().getItems().size() == 1);
        window.awaitText(" events, the latest first");
    }

    private void search(String text) {
        TextField search = window.find(TextField.class, "search");
        TestWindow.onFx(() -> {
            search.setText(text);
            return text;
        });
    }
}
