package dev.steward.app.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.testing.AnswerPage;
import dev.steward.app.testing.SimpleShop;
import dev.steward.app.testing.TestWindow;
import dev.steward.workspace.SavedSegment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From rules to a segment that other questions know, as a person would. */
class SegmentScreenTest {
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
    void rulesBecomeASegmentThatBreaksAFunnelDown() {
        window.click("Segments");
        window.awaitText("Did something");
        choose("How often", "at least");
        window.robot().clickOn(field("Times")).push(KeyCode.CONTROL, KeyCode.A).write("1");
        choose("When", "in the range");
        sees(Long.toString(PEOPLE));

        // Who paid: everybody paid at most once, and everything before it too.
        window.robot()
                .clickOn(window.await("the event", node -> "What they did: catalog".equals(node.getAccessibleText())));
        window.enter("payment_done");
        String paid = Long.toString(who("payment_done"));
        sees(paid);
        addStageRule();
        window.await("a second rule", node -> "Take this rule away".equals(node.getAccessibleText()));
        window.until(
                "a row for each rule and the segment",
                () -> page.table().getItems().size() == 3);
        page.looks("segment-rules");
        window.robot().push(KeyCode.CONTROL, KeyCode.Z);
        sees(paid);

        window.dialogs().type("Payers");
        window.robot().push(KeyCode.CONTROL, KeyCode.S);
        window.awaitText("“Payers” is offered wherever filters and breakdowns are.");
        SavedSegment saved =
                window.steward().workspace().segments().find("Payers").orElseThrow();
        assertThat(((SavedSegment.Defined) saved.content()).definition()).contains("payment_done");
        page.looks("segment");

        window.click("Funnels");
        window.until("the funnel", () -> page.table().getItems().size() == 3);
        window.click("By a property");
        window.enter("segment:");
        window.until(
                "a row for each step of both groups",
                () -> page.table().getItems().size() == 6);
        assertThat(page.table().getColumns().getFirst().getCellData(0)).isEqualTo("in Payers");
        assertThat(page.table().getColumns().getFirst().getCellData(5)).isEqualTo("not in Payers");
        page.looks("funnel-by-segment");
    }

    @Test
    void aSegmentIsDeletedWhereItWasSaved() {
        window.click("Segments");
        window.awaitText("Did something");
        window.dialogs().type("Regulars");
        window.robot().push(KeyCode.CONTROL, KeyCode.S);
        window.awaitText("“Regulars” is offered");
        window.dialogs().confirmAll();
        window.robot().clickOn(window.await("Open", node -> "open".equals(node.getId())));
        window.robot().push(KeyCode.UP).push(KeyCode.RIGHT).push(KeyCode.ENTER);
        window.awaitText("“Regulars” is deleted.");
        assertThat(window.steward().workspace().segments().list()).isEmpty();
    }

    private Node field(String name) {
        return window.await(name, node -> name.equals(node.getAccessibleText()) && node.isVisible());
    }

    private void choose(String name, String value) {
        TestWindow.onFx(() -> {
            ComboBox<?> box = (ComboBox<?>) field(name);
            for (int i = 0; i < box.getItems().size(); i++) {
                box.getSelectionModel().select(i);
                if (value.equals(text(box))) {
                    return box;
                }
            }
            throw new AssertionError("no " + value);
        });
    }

    private static <T> String text(ComboBox<T> box) {
        return box.getConverter().toString(box.getValue());
    }

    /** The last thing that the menu offers. */
    private void addStageRule() {
        window.click("Add a rule");
        window.robot().push(KeyCode.UP).push(KeyCode.ENTER);
    }

    private void sees(String count) {
        window.until(
                "a first row of " + count,
                () -> !page.table().getItems().isEmpty() && numbers().startsWith(count));
    }

    private String numbers() {
        TableView<?> table = page.table();
        return IntStream.range(0, table.getItems().size())
                .mapToObj(row -> String.valueOf(table.getColumns().get(1).getCellData(row)))
                .collect(Collectors.joining(", "));
    }

    /** How many people did something. */
    private long who(String event) {
        return lines.stream().filter(line -> line.contains("," + event + ",")).count();
    }
}
