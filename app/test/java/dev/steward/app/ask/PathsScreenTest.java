package dev.steward.app.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.testing.AnswerPage;
import dev.steward.app.testing.SimpleShop;
import dev.steward.app.testing.TestWindow;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.jfree.chart.entity.ChartEntity;
import org.jfree.chart.fx.ChartCanvas;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Paths on screen, driven as a person would. In the shop the steps of one person lie an hour apart. */
class PathsScreenTest {
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
        window.click("Paths");
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void aLongerGapJoinsSessionsAndEveryNumberHasItsPeople() {
        long cart = who("cart");
        long paid = who("payment_done");
        sees("1 catalog (dropoff) " + PEOPLE);
        type("Session gap", "90");
        String[] joined = {
            "1 catalog cart " + cart,
            "1 catalog (dropoff) " + (PEOPLE - cart),
            "2 cart payment_done " + paid,
            "2 cart (dropoff) " + (cart - paid),
            "3 payment_done (dropoff) " + paid
        };
        sees(joined);
        page.looks("paths");

        TestWindow.onFx(() -> {
            focus(page.table());
            return window;
        });
        window.robot().push(KeyCode.SPACE);
        window.awaitText("catalog · cart · People");
        window.awaitText(cart + " people");
        closeDrawer();
        clickOnPicture("cart → payment_done, step 2");
        window.awaitText("cart → payment_done, step 2");
        window.awaitText(paid + " people");
        page.looks("paths-people");
        closeDrawer();
    }

    @Test
    void pathsStartWhereSomebodySaysAndTellWhatWasLeftOut() {
        type("Session gap", "90");
        window.robot().clickOn(picker("Start at"));
        window.enter("cart");
        long cart = who("cart");
        long paid = who("payment_done");
        sees("1 cart payment_done " + paid, "1 cart (dropoff) " + (cart - paid), "2 payment_done (dropoff) " + paid);
        window.click("Show where paths end");
        sees("1 cart payment_done " + paid);
        finePoints();
        type("At least", "100000");
        sees();
        window.awaitText("Links with fewer than 100,000 paths are left out: 1 link, taken " + paid + " times in all.");
        type("At least", "1");
        sees("1 cart payment_done " + paid);
        page.looks("paths-start");
    }

    @Test
    void nodesAreNamedByAPropertyPutTogetherAndLeftOut() {
        type("Session gap", "90");
        window.robot().clickOn(picker("Start at"));
        window.enter("wherever");
        window.click("Add a property");
        window.enter("catalog");
        window.enter("country");
        window.until("a country", () -> rows().contains("1 SE cart "));
        finePoints();
        window.click("Add a pattern");
        window.enter("*E");
        window.until("the pattern's name", () -> rows().contains("1 *E cart "));
        window.robot().push(KeyCode.CONTROL, KeyCode.Z);
        window.click("Leave out a node");
        window.enter("SE");
        window.until("nothing of Sweden", () -> !rows().contains("SE ") && rows().contains("1 CH cart "));
        page.looks("paths-nodes");
    }

    @Test
    void aLinkIsComparedWithItselfWhereverItStands() {
        type("Session gap", "90");
        window.click("All time");
        window.robot().clickOn("Last 90 days of data");
        window.click("Compare");
        window.awaitText("The period before");
        window.until("more columns", () -> page.table().getColumns().size() == 18);
        TestWindow.onFx(() -> {
            assertThat(page.table().getColumns().get(4).getText()).isEqualTo("Paths, before");
            assertThat(page.table().getItems()).hasSize(5);
            return window;
        });
        page.looks("paths-compared");
    }

    private void closeDrawer() {
        window.robot()
                .clickOn(window.await(
                        "the drawer's close button",
                        node -> "Close the list of people".equals(node.getAccessibleText())));
        window.settle();
    }

    /** Opens what is folded away, and scrolls down to it. */
    private void finePoints() {
        ScrollPane editor = window.find(ScrollPane.class, "editor");
        scrollDown(editor);
        window.click("Fine points");
        window.awaitText("Leave out a node");
        scrollDown(editor);
    }

    private void scrollDown(ScrollPane pane) {
        TestWindow.onFx(() -> {
            pane.applyCss();
            pane.layout();
            pane.setVvalue(1);
            return pane;
        });
        window.settle();
    }

    /** Waits until the table says this, in whatever order: step, from, to and how many paths. */
    private void sees(String... links) {
        window.until(
                "links " + List.of(links),
                () -> Set.of(links).equals(Set.copyOf(rows().lines().toList())));
    }

    private String rows() {
        TableView<?> table = page.table();
        return IntStream.range(0, table.getItems().size())
                .mapToObj(row -> IntStream.range(0, 4)
                        .mapToObj(column ->
                                String.valueOf(table.getColumns().get(column).getCellData(row)))
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n"));
    }

    private void clickOnPicture(String tip) {
        ChartCanvas canvas = (ChartCanvas) window.await("the picture", ChartCanvas.class::isInstance);
        Point2D at = TestWindow.onFx(() -> {
            for (Object each : Objects.requireNonNull(canvas.getRenderingInfo().getEntityCollection())
                    .getEntities()) {
                if (each instanceof ChartEntity entity
                        && String.valueOf(entity.getToolTipText()).startsWith(tip)) {
                    Rectangle2D area = entity.getArea().getBounds2D();
                    return canvas.localToScreen(area.getCenterX(), area.getCenterY());
                }
            }
            throw new AssertionError("nothing in the picture says " + tip);
        });
        window.robot().clickOn(at);
    }

    private void type(String name, String text) {
        TextField field = (TextField) window.await(
                "the field " + name, node -> node instanceof TextField && name.equals(node.getAccessibleText()));
        TestWindow.onFx(() -> {
            field.setText(text);
            return field;
        });
    }

    private Node picker(String name) {
        return window.await(
                "the picker " + name,
                node -> node.getStyleClass().contains("ask-picker")
                        && String.valueOf(node.getAccessibleText()).startsWith(name));
    }

    /** The people of the first link. */
    private static <S> void focus(TableView<S> table) {
        table.requestFocus();
        table.getFocusModel().focus(0, table.getColumns().get(6));
    }

    private long who(String event) {
        return lines.stream().filter(line -> line.contains("," + event + ",")).count();
    }
}
