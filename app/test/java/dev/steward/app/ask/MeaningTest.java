package dev.steward.app.ask;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.Popover;
import dev.steward.app.testing.SceneGraph;
import dev.steward.app.testing.Screenshots;
import dev.steward.app.testing.SimpleShop;
import dev.steward.app.testing.TestWindow;
import dev.steward.app.ui.Meaning;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** F1 says what the thing with the focus means. */
class MeaningTest {
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestWindow window;

    @BeforeEach
    void open() throws TimeoutException {
        window = TestWindow.open(folder.resolve("home"));
        window.openFile(SimpleShop.write(folder, 100));
    }

    @AfterEach
    void close() {
        window.close();
    }

    @ParameterizedTest
    @CsvSource({
        "Funnels, Steps|Within|Order|Same time|Repeats|Must not happen|Break down|Filters|Count|Weeks start|View",
        "Retention, Who did|Came back to do|Cohort|Cut into|Rows|Columns|At least|Periods"
                + "|Count a return in any later period too|Break down|Filters|Count|Weeks start|View|Table in|after",
        "Stages, Signed up is who does|Active is who does|New for|At risk|Churned|Engagement score|Table of",
        "Churn risk, What makes the risk|Active is who does|Look back|Follow for|Tiers|Filters|Table of",
        "Experiments, The variant is in|Against|Who takes part|Goal|Within|Measure|Filters|Count|View",
        "Attribution, Conversion|Count|Touches before it|Channel|Within|Half-life|Filters|Show",
        "Lifecycle, Active is who does|In each|The four states|Filters|Count|Weeks start",
    })
    void everyPartOfABuilderHasAMeaning(String screen, String titles) {
        window.click(screen);
        window.until("an answer", () -> !table().getItems().isEmpty());
        List<Node> controls = TestWindow.onFx(() -> SceneGraph.all(window.root()).stream()
                .filter(node -> node instanceof Control && node.isFocusTraversable() && isEdited(node))
                .toList());
        assertThat(controls).hasSizeGreaterThan(8);
        assertThat(controls)
                .as("controls that F1 says nothing about")
                .allMatch(control -> Meaning.of(control).isPresent());
        assertThat(controls.stream()
                        .flatMap(control -> Meaning.of(control).stream())
                        .map(Meaning::title))
                .contains(titles.split("\\|"));
    }

    @Test
    void itIsShownBesideTheControlAndGoesWithEsc() {
        window.click("Funnels");
        window.until("an answer", () -> !table().getItems().isEmpty());
        Node within = window.await(
                "how long an attempt may take",
                node -> node instanceof TextField && "Within".equals(node.getAccessibleText()));
        window.robot().clickOn(within).push(KeyCode.F1);
        window.until("what it means", () -> shown("How long an attempt may take, counted from its first step"));
        window.robot().push(KeyCode.ESCAPE);
        window.until("nothing but the window", () -> popovers().isEmpty());
        assertThat(TestWindow.onFx(within::isFocused)).isTrue();
    }

    @Test
    void onAnAnswerItIsTheQuestionInWords() {
        window.click("Funnels");
        window.until("an answer", () -> !table().getItems().isEmpty());
        TestWindow.onFx(() -> {
            window.shell().toggleExplain();
            return window;
        });
        window.click("SQL");
        TestWindow.onFx(() -> {
            table().requestFocus();
            return window;
        });
        window.robot().push(KeyCode.F1);
        window.awaitText("How many people do catalog");
        window.robot().push(KeyCode.F1);
        window.awaitText("How many people do catalog");
        Screenshots.take(window, "explained-light");
    }

    /** In the builder, or in what chooses how the answer is looked at. */
    private static boolean isEdited(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.getStyleClass().contains("ask-builder") || "views".equals(at.getId())) {
                return true;
            }
        }
        return false;
    }

    private static boolean shown(String words) {
        return popovers().stream()
                .flatMap(popover -> SceneGraph.all(popover.getScene().getRoot()).stream())
                .anyMatch(node -> node instanceof Label label && label.getText().startsWith(words));
    }

    private static List<Window> popovers() {
        return Window.getWindows().stream()
                .filter(open -> open instanceof Popover && open.isShowing())
                .toList();
    }

    private TableView<?> table() {
        return window.find(TableView.class, "twin");
    }
}
