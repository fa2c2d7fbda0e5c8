package dev.steward.app.ask.trends;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.testing.AnswerPage;
import dev.steward.app.testing.SimpleShop;
import dev.steward.app.testing.TestWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trends screen, driven as a person would, over a small shop of half a year. */
class TrendsScreenTest {
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
        window.click("Trends");
        columns(5);
        page.settled();
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void theFirstTrendIsOfActivePeopleAndFollowsEveryEdit() {
        assertThat(heading(1)).isEqualTo("Active in a day");
        assertThat(heading(3)).isEqualTo("Active in 28 days");
        page.looks("trends");

        window.click("Add a series");
        window.enter("catal");
        columns(6);
        assertThat(heading(4)).isEqualTo("Active in 28 days: catalog");
        window.robot().push(KeyCode.CONTROL, KeyCode.Z);
        columns(5);
    }

    @Test
    void aFormulaIsCheckedWhileItIsTyped() {
        TextField formula = (TextField) window.await("the formula", node -> "Formula".equals(node.getAccessibleText()));
        type(formula, "A / ");
        window.awaitText("After \"A /\" a series, a number or a ( is needed.");
        columns(5);
        type(formula, "A / D");
        window.awaitText("There is no series D.");
        page.looks("trends-formula-wrong");
        type(formula, "A / C");
        columns(6);
        assertThat(window.seen("There is no series D.")).isEmpty();
        window.click("in percent");
        page.settled();
        page.looks("trends-formula");
    }

    @Test
    void anomaliesAndForecastAreViewsOfTheSameQuestion() {
        window.click("Anomalies");
        window.until("a list of anomalies", () -> page.headings().contains("Sigmas off"));
        page.looks("trends-anomalies");
        window.click("Forecast");
        window.until("a forecast", () -> page.headings().contains("Mean error (MAE)"));
        assertThat(page.table().getItems()).hasSize(3 * 28);
        page.looks("trends-forecast");
        window.robot().clickOn(window.await("the trend's tab", node -> "View: Trend".equals(node.getAccessibleText())));
        columns(5);
    }

    @Test
    void valuesAreToldApartAndThePeopleBehindThemOpened() {
        window.click("By a property");
        window.enter("country");
        columns(6);
        page.settled();
        page.looks("trends-breakdown");
        int row = TestWindow.onFx(this::firstRowWithPeople);
        long people = ((Number) page.table().getColumns().get(2).getCellData(row)).longValue();
        window.robot().push(KeyCode.SPACE);
        window.awaitText(people == 1 ? "1 person" : people + " people");
    }

    private int firstRowWithPeople() {
        return focused(page.table());
    }

    private static <S> int focused(TableView<S> table) {
        int row = 0;
        while (!(table.getColumns().get(2).getCellData(row) instanceof Number number) || number.longValue() == 0) {
            row++;
        }
        table.requestFocus();
        table.getFocusModel().focus(row, table.getColumns().get(2));
        return row;
    }

    @Test
    void anEventOfTheCatalogueIsSeenOverTime() {
        window.click("Events");
        window.robot().clickOn(window.awaitText("payment_done"));
        window.click("Over time");
        columns(4);
        page.settled();
        assertThat(heading(1)).isEqualTo("Events: payment_done");
        long all =
                lines.stream().filter(line -> line.contains(",payment_done,")).count();
        long sum = 0;
        for (int row = 0; row < page.table().getItems().size(); row++) {
            sum += ((Number) page.table().getColumns().get(1).getCellData(row)).longValue();
        }
        assertThat(sum).isEqualTo(all);
    }

    private void columns(int count) {
        window.until(
                count + " columns",
                () -> page.table().getColumns().size() == count
                        && !page.table().getItems().isEmpty());
    }

    private String heading(int column) {
        return page.table().getColumns().get(column).getText();
    }

    private static void type(TextField field, String text) {
        TestWindow.onFx(() -> {
            field.requestFocus();
            field.setText(text);
            return field;
        });
    }
}
