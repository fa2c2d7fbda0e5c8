package dev.steward.app.ask.churn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.testing.AnswerPage;
import dev.steward.app.testing.SceneGraph;
import dev.steward.app.testing.SimpleShop;
import dev.steward.app.testing.TestWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Churn risk, driven as a person would, over a small app with and without a help desk. */
class ChurnScreenTest {
    private static final int PEOPLE = 240;

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestWindow window;

    @SuppressWarnings("NullAway.Init")
    private AnswerPage page;

    @BeforeEach
    void open() throws TimeoutException {
        window = TestWindow.open(folder.resolve("home"));
        page = new AnswerPage(window);
    }

    @AfterEach
    void close() {
        window.close();
    }

    /**
     * From January to March. Every third person has trouble in February, and of these two of three never come back; of the others
     * one of eight does not. Every fifth of those who are there has trouble in March.
     */
    private Path desk() throws IOException {
        List<String> lines = new ArrayList<>(List.of("client_id,event,timestamp,rating"));
        for (int person = 0; person < PEOPLE; person++) {
            boolean trouble = person % 3 == 0;
            boolean leaves = trouble ? person / 3 % 3 != 0 : person % 8 == 1;
            int every = 2 + person % 7;
            for (int day = 0; day < (leaves ? 58 : 91); day += every) {
                lines.add(line(person, "open", day, 9, ""));
            }
            if (trouble) {
                tickets(lines, person, 35 + person % 20);
            }
            if (!leaves && person % 5 == 0) {
                tickets(lines, person, 65 + person % 20);
            }
        }
        lines.add(line(1, "open", 90, 12, ""));
        return Files.write(folder.resolve("desk.csv"), lines);
    }

    private static void tickets(List<String> lines, int person, int day) {
        for (int i = 0; i <= person % 4; i++) {
            lines.add(line(person, "support_ticket", day, 10 + i, ""));
            lines.add(line(person, "rate_answer", day, 15, Integer.toString(1 + (person + i) % 3)));
        }
        if (person % 2 == 0) {
            lines.add(line(person, "ticket_resolved", day + 1, 10, ""));
        }
    }

    private static String line(int person, String event, int day, int hour, String rating) {
        return String.format(
                Locale.ROOT,
                "client-%d,%s,2024-%02d-%02d %02d:%02d:00,%s",
                person,
                event,
                day < 31 ? 1 : day < 60 ? 2 : 3,
                day < 31 ? day + 1 : day < 60 ? day - 30 : day - 59,
                hour,
                person % 60,
                rating);
    }

    @Test
    void theFourFactorsAreFoundAndHeldAgainstWhatCame() throws IOException {
        window.openFile(desk());
        window.click("Churn risk");
        window.awaitText("more with each tier.");
        page.settled();
        assertThat(column(0)).containsExactly("Low", "Medium", "High", "Critical");
        assertThat(names()).containsExactly("Support patterns", "Response quality", "Resolution", "Engagement");
        page.looks("churn");

        int high = Integer.parseInt(column(2).get(2));
        TestWindow.onFx(() -> focus(page.table(), 2, 2));
        window.robot().push(KeyCode.SPACE);
        window.awaitText(high + " people");
        assertThat(window.find(ListView.class, "list").getItems()).hasSize(high);
        window.robot().clickOn(named("Close the list of people"));

        window.click("Calibration");
        window.until("intervals", () -> column(0).contains("All"));
        page.looks("churn-calibration");
        window.click("Factors");
        window.until("factors", () -> column(0).contains("Resolution"));
        page.looks("churn-factors");
        window.click("Highest risk");
        window.until("people", () -> page.table().getItems().size() > 4);
        assertThat(column(0)).as("identifiers, masked").allMatch(person -> person.startsWith("•••"));
        page.looks("churn-people");
        TestWindow.onFx(() -> focus(page.table(), 0, 1));
        window.robot().push(KeyCode.SPACE);
        window.awaitText("1 person");
    }

    @Test
    void everyPartOfTheScoreIsEdited() throws IOException {
        window.openFile(desk());
        window.click("Churn risk");
        window.awaitText("more with each tier.");
        page.settled();
        List<String> before = column(2);

        type(0, "Weight", "90");
        window.awaitText("= 60%");
        window.until("other tiers", () -> !column(2).equals(before));

        // What cannot be meant is marked, and changes nothing.
        List<String> weighed = column(2);
        type(0, "Full risk at", "0");
        assertThat(wrong(field(0, "Full risk at"))).isTrue();
        type(0, "Medium from", "60");
        assertThat(wrong(field(0, "Medium from"))).isTrue();
        type(0, "Name of the factor", "Engagement");
        assertThat(wrong(field(0, "Name of the factor"))).isTrue();
        page.settled();
        assertThat(column(2)).isEqualTo(weighed);
        type(0, "Name of the factor", "Trouble");
        type(0, "Full risk at", "1");
        type(0, "Medium from", "5");
        assertThat(wrong(field(0, "Medium from"))).isFalse();
        window.until("limits", () -> column(1).getFirst().equals("0 to 5"));
        window.until("a harsher scale", () -> !column(2).equals(weighed));

        TestWindow.onFx(() -> {
            SceneGraph.all(window.root()).stream()
                    .filter(node ->
                            node instanceof ScrollPane && node.getStyleClass().contains("ask-editor"))
                    .forEach(pane -> ((ScrollPane) pane).setVvalue(0.75));
            return window;
        });
        page.looks("churn-limits");
        window.click("Factors");
        window.until("the new name", () -> column(0).contains("Trouble"));
        TestWindow.onFx(() -> {
            named("Remove this factor", 0).fire();
            return window;
        });
        window.until("three factors", () -> column(0).size() == 3);
    }

    @Test
    void withoutAHelpDeskItIsHowOftenAndHowLatelyPeopleCome() throws TimeoutException, IOException {
        window.openFile(SimpleShop.write(folder, 200));
        window.click("Churn risk");
        window.until("an answer", () -> !page.table().getItems().isEmpty());
        page.settled();
        assertThat(names()).containsExactly("Engagement", "Last seen");
        window.click("Add a factor");
        window.robot().push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.ENTER);
        window.until("three factors", () -> names().contains("Resolution"));
        page.settled();
        page.looks("churn-shop");
    }

    private List<String> names() {
        return TestWindow.onFx(() -> SceneGraph.all(window.root()).stream()
                .filter(node -> node instanceof TextField && "Name of the factor".equals(node.getAccessibleText()))
                .map(node -> ((TextField) node).getText())
                .toList());
    }

    private TextField field(int index, String accessible) {
        return TestWindow.onFx(() -> SceneGraph.all(window.root()).stream()
                .filter(node -> node instanceof TextField && accessible.equals(node.getAccessibleText()))
                .map(TextField.class::cast)
                .toList()
                .get(index));
    }

    private Button named(String accessible, int index) {
        return SceneGraph.all(window.root()).stream()
                .filter(node -> node instanceof Button && accessible.equals(node.getAccessibleText()))
                .map(Button.class::cast)
                .toList()
                .get(index);
    }

    /** The field may lie below the edge of the window. */
    private void type(int index, String accessible, String text) {
        TextField field = field(index, accessible);
        TestWindow.onFx(() -> {
            field.setText(text);
            return field;
        });
        window.settle();
    }

    private static boolean wrong(TextField field) {
        return TestWindow.onFx(() -> field.getPseudoClassStates().contains(PseudoClass.getPseudoClass("error")));
    }

    private List<String> column(int column) {
        return TestWindow.onFx(() -> page.table().getItems().stream()
                .map(row -> cell(page.table(), row, column))
                .toList());
    }

    @SuppressWarnings("unchecked")
    private static <S> String cell(TableView<S> table, Object row, int column) {
        return String.valueOf(
                Objects.requireNonNull(table.getColumns().get(column)).getCellData((S) row));
    }

    private Node named(String accessible) {
        return window.await(accessible, node -> accessible.equals(node.getAccessibleText()));
    }

    private static <S> TableView<S> focus(TableView<S> table, int row, int column) {
        table.requestFocus();
        table.getFocusModel().focus(row, table.getColumns().get(column));
        return table;
    }
}
