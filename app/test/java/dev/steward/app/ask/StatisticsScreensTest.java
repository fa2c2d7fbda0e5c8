package dev.steward.app.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.testing.AnswerPage;
import dev.steward.app.testing.TestWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments and attribution, driven as a person would, over a small shop that tries out a button. */
class StatisticsScreensTest {
    private static final int PEOPLE = 600;
    private static final List<String> SOURCES = List.of("google", "mail", "ads");

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestWindow window;

    @SuppressWarnings("NullAway.Init")
    private AnswerPage page;

    @BeforeEach
    void open() throws TimeoutException, IOException {
        window = TestWindow.open(folder.resolve("home"));
        page = new AnswerPage(window);
        window.openFile(shop());
    }

    /** Everybody visits once or twice, sees the button and 60 of 300 buy with A, 105 of 300 with B. */
    private Path shop() throws IOException {
        List<String> lines = new ArrayList<>(List.of("client_id,event,timestamp,variant,source,amount"));
        for (int person = 0; person < PEOPLE; person++) {
            boolean b = person % 2 == 1;
            int day = 1 + person % 27;
            lines.add(
                    line(person, "visit", day, 8, "", SOURCES.get(person % 10 < 6 ? 0 : person % 10 < 9 ? 1 : 2), ""));
            if (person % 4 == 0) {
                lines.add(line(person, "visit", day, 9, "", SOURCES.get((person + 1) % 3), ""));
            }
            lines.add(line(person, "see_button", day, 10, b ? "B" : "A", "", ""));
            if (person / 2 % 20 < (b ? 7 : 4)) {
                lines.add(line(person, "buy", day, 11, "", "", Integer.toString(10 + person % 9)));
            }
        }
        return Files.write(folder.resolve("button.csv"), lines);
    }

    private static String line(
            int person, String event, int day, int hour, String variant, String source, String amount) {
        return String.format(
                Locale.ROOT,
                "client-%d,%s,2024-03-%02d %02d:%02d:00,%s,%s,%s",
                person,
                event,
                day,
                hour,
                person % 60,
                variant,
                source,
                amount);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void anExperimentIsFoundAndJudged() {
        window.click("Experiments");
        window.awaitText("B is probably better than A: 35.0% against 20.0%");
        assertThat(column(0)).containsExactly("A", "B");
        assertThat(column(1)).containsExactly("300", "300");
        assertThat(column(2)).containsExactly("60", "105");
        page.looks("experiments");

        TestWindow.onFx(() -> focus(page.table(), 1, 2));
        window.robot().push(KeyCode.SPACE);
        window.awaitText("105 people");
        assertThat(window.find(ListView.class, "list").getItems()).hasSize(105);
        window.robot().clickOn(named("Close the list of people"));

        window.click("Sample size");
        window.awaitText("B is probably better than A");
        until("eight differences", () -> page.table().getItems().size() == 8);
        type("Rate in %", "10");
        type("Difference", "2");
        // R: power.prop.test(p1 = .1, p2 = .12, power = .8) gives n = 3840.847.
        until("3841 people", () -> column(2).contains("3841"));
        page.looks("experiments-sizes");
        type("Difference", "none");
        until("the last size that could be meant", () -> column(2).contains("3841"));
    }

    @Test
    void anExperimentIsMeasuredInOtherWays() {
        window.click("Experiments");
        window.awaitText("B is probably better than A");
        window.robot().clickOn(named("Measure"));
        window.robot().push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.ENTER);
        window.robot().clickOn(named("of: amount"));
        window.enter("amount");
        until(
                "sums per person",
                () -> page.table().getColumns().stream().anyMatch(column -> "Mean".equals(column.getText())));
        window.awaitText("B is probably better than A");
        page.looks("experiments-sum");
        window.click("Fine points");
        window.settle();
        share("A", "90");
        share("B", "10");
        window.awaitText("Do not trust this yet");
        page.looks("experiments-mismatch");
    }

    @Test
    void conversionsAreSharedAmongChannels() {
        window.click("Attribution");
        window.awaitText("Of 165 conversions 165 (100%) had a touch in the 30 days before.");
        window.awaitText("google gets most");
        assertThat(column(0)).containsExactlyInAnyOrder("google", "mail", "ads");
        page.looks("attribution");

        int people = Integer.parseInt(column(1).getFirst());
        TestWindow.onFx(() -> focus(page.table(), 0, 1));
        window.robot().push(KeyCode.SPACE);
        window.awaitText(people + " people");
        assertThat(window.find(ListView.class, "list").getItems()).hasSize(people);
        window.robot().clickOn(named("Close the list of people"));

        window.click("Shares");
        until("shares", () -> page.table().getColumns().get(3).getText().contains("share"));
        page.looks("attribution-shares");
    }

    @Test
    void aFunnelSaysWhetherItsValuesReallyDiffer() {
        window.click("Funnels");
        until("steps", () -> page.table().getItems().size() > 1);
        TestWindow.onFx(() -> {
            window.shell().toggleExplain();
            return window;
        });
        window.click("Definition");
        TestWindow.onFx(() -> {
            window.find(javafx.scene.control.TextArea.class, "json")
                    .setText("{\"kind\":\"funnel\",\"steps\":[{\"event\":\"see_button\"},{\"event\":\"buy\"}],"
                            + "\"breakdown\":{\"properties\":[\"variant\"]}}");
            return window;
        });
        window.awaitText("B probably converts more than A: 35.0% against 20.0%");
        page.looks("funnels-verdict");
    }

    /** The field may lie below the edge of the window. */
    private void share(String variant, String parts) {
        TextField field = (TextField) named("Expected share of " + variant);
        TestWindow.onFx(() -> {
            field.setText(parts);
            return field;
        });
        window.settle();
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

    private void type(String field, String text) {
        TextField found = (TextField) named(field);
        window.robot().clickOn(found).push(KeyCode.CONTROL, KeyCode.A).write(text);
        window.settle();
    }

    private Node named(String accessible) {
        return window.await(accessible, node -> accessible.equals(node.getAccessibleText()));
    }

    private void until(String what, java.util.function.BooleanSupplier holds) {
        window.until(what, holds);
    }

    private static <S> TableView<S> focus(TableView<S> table, int row, int column) {
        table.requestFocus();
        table.getFocusModel().focus(row, table.getColumns().get(column));
        return table;
    }
}
