package dev.steward.app.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.testing.AnswerPage;
import dev.steward.app.testing.SimpleShop;
import dev.steward.app.testing.TestWindow;
import dev.steward.workspace.SavedDefinition;
import dev.steward.workspace.SavedSegment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The question screens, driven as a person would, over a small shop. */
class QuestionScreensTest {
    private static final int PEOPLE = 400;

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestWindow window;

    @SuppressWarnings("NullAway.Init")
    private AnswerPage page;

    @SuppressWarnings("NullAway.Init")
    private List<String> lines;

    @BeforeEach
    void open() throws TimeoutException, IOException {
        window = TestWindow.open(folder.resolve("home"));
        page = new AnswerPage(window);
        Path shop = SimpleShop.write(folder, PEOPLE);
        lines = Files.readAllLines(shop);
        window.openFile(shop);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void aFunnelIsThereAtOnceAndFollowsEveryEdit() {
        window.click("Funnels");
        sees(who("catalog"), who("cart"), who("payment_done"));
        page.looks("funnels");

        window.click("Add a step");
        window.enter("catal");
        sees(who("catalog"), who("cart"), who("payment_done"), 0);

        window.robot().push(KeyCode.CONTROL, KeyCode.Z);
        sees(who("catalog"), who("cart"), who("payment_done"));

        window.robot().clickOn(picker("cart")).push(KeyCode.ESCAPE);
        window.robot().push(KeyCode.ALT, KeyCode.UP);
        sees(who("cart"), 0, 0);
        window.robot().push(KeyCode.CONTROL, KeyCode.Z);
        window.robot().push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        window.robot().push(KeyCode.CONTROL, KeyCode.Z);
        sees(who("catalog"), who("cart"), who("payment_done"));
    }

    @Test
    void thePeopleBehindANumberBecomeASegmentAndAFilter() {
        window.click("Funnels");
        sees(who("catalog"), who("cart"), who("payment_done"));
        // Those who reached the second step.
        open(page.table(), 1, 1);
        window.awaitText(who("cart") + " people");
        ListView<?> list = window.find(ListView.class, "list");
        assertThat(list.getItems()).hasSize(Math.toIntExact(who("cart")));
        assertThat(window.seen("client-7")).as("an identifier in clear").isEmpty();
        page.looks("people-behind");

        window.dialogs().type("Cart people");
        window.click("Use as filter…");
        sees(who("cart"), who("cart"), who("payment_done"));
        SavedSegment saved =
                window.steward().workspace().segments().find("Cart people").orElseThrow();
        assertThat(((SavedSegment.Listed) saved.content()).people())
                .hasSize(Math.toIntExact(who("cart")))
                .contains("client-7");
    }

    @Test
    void theDefinitionIsEditedBesideTheAnswer() {
        window.click("Funnels");
        sees(who("catalog"), who("cart"), who("payment_done"));
        TestWindow.onFx(() -> {
            window.shell().toggleExplain();
            return window;
        });
        window.awaitText("How many people do catalog");
        window.click("Definition");
        TextArea json = window.find(TextArea.class, "json");
        type(json, "{\"kind\":\"funnel\",\"stepz\":[{\"event\":\"cart\"}]}");
        window.awaitText("did you mean \"steps\"?");
        sees(who("catalog"), who("cart"), who("payment_done"));
        page.looks("definition");

        type(json, "{\"kind\":\"funnel\",\"steps\":[{\"event\":\"cart\"},{\"event\":\"payment_dome\"}]}");
        sees(who("cart"), 0);
        window.awaitText("payment_done");
        window.click("SQL");
        window.find(TextArea.class, "statement");
    }

    @Test
    void aQuestionIsSavedAndOpenedAgain() {
        window.click("Funnels");
        sees(who("catalog"), who("cart"), who("payment_done"));
        window.dialogs().type("From shelf to till");
        window.robot().push(KeyCode.CONTROL, KeyCode.S);
        window.awaitText("Saved as “From shelf to till”.");
        assertThat(window.steward().workspace().definitions().list())
                .extracting(SavedDefinition::name)
                .containsExactly("From shelf to till");

        window.click("Add a step");
        window.enter("catal");
        sees(who("catalog"), who("cart"), who("payment_done"), 0);
        window.robot().clickOn(window.await("Open", node -> "open".equals(node.getId())));
        window.robot().push(KeyCode.DOWN).push(KeyCode.ENTER);
        sees(who("catalog"), who("cart"), who("payment_done"));
    }

    @Test
    void everyViewOfAFunnelIsDrawn() {
        window.click("Funnels");
        sees(who("catalog"), who("cart"), who("payment_done"));
        for (String view : List.of("Trend", "Time to convert", "Correlation")) {
            window.click(view);
            page.settled();
            page.looks("funnels-" + view.toLowerCase(Locale.ROOT).replace(' ', '-'));
        }
        window.robot().clickOn(window.await("the steps' tab", node -> "View: Steps".equals(node.getAccessibleText())));
        window.click("By a property");
        window.enter("country");
        window.until(
                "a row for each step and country", () -> page.table().getItems().size() == 6);
        page.looks("funnels-breakdown");
    }

    @Test
    void aStepHasATimeLimitOfItsOwnAndConversionsCount() {
        window.click("Funnels");
        sees(who("catalog"), who("cart"), who("payment_done"));
        // Each step is an hour after the one before.
        more("Step 3");
        window.robot().clickOn("Time limit after the step before");
        TextField limit = (TextField) named("Time limit of step 3");
        window.robot().clickOn(limit).push(KeyCode.CONTROL, KeyCode.A).write("59");
        choose("Unit", 1);
        sees(who("catalog"), who("cart"), 0);
        window.robot().clickOn(limit).push(KeyCode.CONTROL, KeyCode.A).write("60");
        sees(who("catalog"), who("cart"), who("payment_done"));
        choose("Attempts", 1);
        window.until(
                "attempts",
                () -> "Attempts".equals(page.table().getColumns().get(1).getText()));
        sees(who("catalog"), who("cart"), who("payment_done"));
        page.looks("funnels-conversions");
        open(page.table(), 1, 2);
        window.awaitText(who("cart") + " people");
        window.click("Correlation");
        page.settled();
        window.robot().clickOn(named("View: Steps"));
        window.until(
                "attempts again",
                () -> "Attempts".equals(page.table().getColumns().get(1).getText()));

        more("Step 3");
        window.robot().clickOn("Time limit after the step before");
        window.until("no limit", () -> !limit.getParent().getParent().isVisible());
    }

    private void more(String step) {
        window.robot().clickOn(named("More for " + step));
    }

    private Node named(String name) {
        return window.await(name, node -> name.equals(node.getAccessibleText()));
    }

    /** Of the choices with that name, the first that can be seen takes the value at a place of its list. */
    private void choose(String name, int place) {
        ComboBox<?> box = (ComboBox<?>)
                window.await(name, node -> node instanceof ComboBox && name.equals(node.getAccessibleText()));
        TestWindow.onFx(() -> {
            box.getSelectionModel().select(place);
            return box;
        });
    }

    @Test
    void theSameQuestionIsComparedWithThePeriodBefore() {
        window.click("Funnels");
        sees(who("catalog"), who("cart"), who("payment_done"));
        window.click("Compare");
        window.awaitText("There is no period before all of the data.");

        window.click("All time");
        window.robot().clickOn("Last 90 days of data");
        window.click("Compare");
        window.awaitText("The period before");
        window.until("seven columns and more", () -> page.table().getColumns().size() > 7);
        page.looks("funnels-compared");
    }

    @Test
    void retentionAndLifecycleAnswerAtOnce() {
        window.click("Retention");
        window.until("cohorts", () -> !page.table().getItems().isEmpty());
        page.looks("retention");
        window.click("Curves");
        page.settled();
        window.click("One interval");
        page.settled();
        page.looks("retention-interval");
        window.click("Lifecycle");
        window.until("periods", () -> !page.table().getItems().isEmpty());
        page.looks("lifecycle");
        window.click("Percent");
        page.settled();
    }

    @Test
    void stagesFollowTheirThresholds() {
        window.click("Stages");
        window.until("a row for each stage", () -> page.table().getItems().size() == 4);
        page.looks("stages");
        String before = numbers();
        window.robot().clickOn(window.await("new for", node -> "New for".equals(node.getAccessibleText())));
        window.robot().push(KeyCode.CONTROL, KeyCode.A).write("9000");
        window.until("other numbers", () -> !numbers().equals(before));
        window.robot().push(KeyCode.CONTROL, KeyCode.Z);
        window.until("the numbers of before", () -> numbers().equals(before));
        window.robot()
                .clickOn(window.await(
                        "the cohorts' tab", node -> "Table of: Signup cohorts".equals(node.getAccessibleText())));
        window.until("cohorts", () -> page.table().getColumns().size() == 6);
        page.looks("stages-cohorts");
    }

    @Test
    void stickinessShowsHowOftenPeopleComeAndWhoTheyAre() {
        window.click("Stickiness");
        // Everybody does everything in one week.
        sees(PEOPLE);
        page.looks("stickiness");
        window.click("As often or more");
        window.click("Percent");
        page.settled();
        page.looks("stickiness-or-more");
        open(page.table(), 0, 1);
        window.awaitText(PEOPLE + " people");
        window.awaitText("Active weeks 1 · People");
    }

    /** Waits until the first numbers of the table's rows are these. */
    private void sees(long... counts) {
        String wanted = LongStream.of(counts).mapToObj(Long::toString).collect(Collectors.joining(", "));
        window.until("steps of " + wanted, () -> wanted.equals(numbers()));
    }

    private String numbers() {
        TableView<?> table = page.table();
        return IntStream.range(0, table.getItems().size())
                .mapToObj(row -> String.valueOf(table.getColumns().get(1).getCellData(row)))
                .collect(Collectors.joining(", "));
    }

    /** Opens the people behind a number, as the keyboard does it. */
    private <S> void open(TableView<S> table, int row, int column) {
        TestWindow.onFx(() -> {
            table.requestFocus();
            table.getFocusModel().focus(row, table.getColumns().get(column));
            return table;
        });
        window.robot().push(KeyCode.SPACE);
    }

    private Node picker(String event) {
        return window.await(
                "the picker of " + event,
                node -> node.getStyleClass().contains("ask-picker")
                        && String.valueOf(node.getAccessibleText()).endsWith(": " + event));
    }

    private static void type(TextArea area, String text) {
        TestWindow.onFx(() -> {
            area.setText(text);
            return area;
        });
    }

    /** How many people did something: each did it once, and everything before it too. */
    private long who(String event) {
        return lines.stream().filter(line -> line.contains("," + event + ",")).count();
    }
}
