package dev.steward.app.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.testing.SceneGraph;
import dev.steward.app.testing.Screenshots;
import dev.steward.app.testing.SimpleShop;
import dev.steward.app.testing.TestWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jfree.chart.entity.ChartEntity;
import org.jfree.chart.fx.ChartCanvas;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What a person does with an answer by mouse: points at it, opens it, copies it, writes it to a file. */
class AnswerTest {
    private static final int PEOPLE = 400;

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestWindow window;

    @SuppressWarnings("NullAway.Init")
    private List<String> lines;

    @BeforeEach
    void open() throws TimeoutException, IOException {
        window = TestWindow.open(folder.resolve("home"));
        Path shop = SimpleShop.write(folder, PEOPLE);
        lines = Files.readAllLines(shop);
        window.openFile(shop);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void aStepIsDraggedToAnotherPlace() {
        funnel();
        List<Node> handles = TestWindow.onFx(() -> SceneGraph.all(window.root()).stream()
                .filter(node -> node.getStyleClass().contains("ask-step-badge"))
                .toList());
        window.robot()
                .drag(handles.get(2))
                .moveTo(handles.get(0))
                .moveBy(0, -12)
                .drop();
        sees(who("payment_done"), 0, 0);
        window.robot().push(KeyCode.CONTROL, KeyCode.Z);
        sees(who("catalog"), who("cart"), who("payment_done"));

        window.robot().drag(handles.get(0)).moveTo(handles.get(1)).moveBy(0, 12).drop();
        sees(who("cart"), 0, 0);
    }

    @Test
    void aBarSaysItsNumberAndOpensThePeopleBehindIt() {
        funnel();
        Point2D bar = pointAt("cart: " + who("cart") + " people");
        window.robot().moveTo(bar).moveBy(1, 1);
        window.until(
                "the number under the mouse",
                () -> Window.getWindows().stream()
                        .anyMatch(open -> open instanceof Tooltip tip
                                && tip.isShowing()
                                && tip.getText().startsWith("cart: " + who("cart") + " people, ")));
        window.robot().clickOn(bar);
        window.awaitText(who("cart") + " people");
        assertThat(window.find(ListView.class, "list").getItems()).hasSize(Math.toIntExact(who("cart")));
    }

    @Test
    void inASmallWindowTwoPeriodsTakeTurnsAndEachOpensItsOwnPeople() {
        funnel();
        window.click("All time");
        window.robot().clickOn("Last 90 days of data");
        window.click("Compare");
        window.until("the period before", () -> table().getColumns().size() > 7);
        long now = number(0, 1);
        long before = number(0, 2);
        assertThat(now).isNotEqualTo(before);
        Screenshots.take(window, "compared-now-light");
        window.click("The period before");
        window.robot().clickOn(pointAt("catalog: " + before + " people"));
        window.awaitText(before + " people");
        Screenshots.take(window, "compared-before-light");
        window.robot().clickOn(window.find(Button.class, "close"));
        window.click("This period");
        window.robot().clickOn(pointAt("catalog: " + now + " people"));
        window.awaitText(now + " people");
    }

    @Test
    void aRangeOfItsOwnIsSaidAndCanBeLeft() {
        window.steward()
                .workspace()
                .definitions()
                .save(
                        "Winter",
                        "{\"kind\":\"funnel\",\"steps\":[{\"event\":\"catalog\"},{\"event\":\"cart\"}],"
                                + "\"from\":\"2024-01-01\",\"to\":\"2024-02-29\"}");
        funnel();
        window.robot().clickOn(window.await("Open", node -> "open".equals(node.getId()) && !node.isDisabled()));
        window.robot().push(KeyCode.DOWN).push(KeyCode.ENTER);
        window.awaitText("This question has its own range: 1 Jan 2024 – 29 Feb 2024 (UTC).");
        sees(within("catalog"), within("cart"));
        Screenshots.take(window, "own-range-light");
        window.click("Use the range at the top");
        sees(who("catalog"), who("cart"));
        assertThat(window.seen("This question has its own range")).isEmpty();
    }

    @Test
    void chartAndTableAreCopied() {
        funnel();
        export("Copy the table");
        window.until(
                "a table on the clipboard", () -> Clipboard.getSystemClipboard().hasString());
        String[] copied = TestWindow.onFx(() -> Clipboard.getSystemClipboard().getString())
                .split("\n");
        assertThat(copied).hasSize(4);
        assertThat(copied[0]).startsWith("Step\tPeople\t");
        assertThat(copied[2]).startsWith("2. cart\t" + who("cart") + "\t");

        export("Copy the chart");
        window.until(
                "a picture on the clipboard",
                () -> Clipboard.getSystemClipboard().hasImage());
        Image picture = TestWindow.onFx(() -> Clipboard.getSystemClipboard().getImage());
        assertThat(picture.getWidth()).isGreaterThan(800);
        assertThat(picture.getPixelReader().getArgb(0, 0))
                .as("the paper's colour")
                .isEqualTo(0xffffffff);
    }

    @Test
    void chartAndTableAreWrittenToFiles() throws Exception {
        funnel();
        Path svg = folder.resolve("funnel.svg");
        window.dialogs().choose(svg);
        export("Chart as SVG");
        window.awaitText("Written: " + svg);
        assertThat(drawn(svg))
                .contains("catalog")
                .contains("cart")
                .contains(Long.toString(who("cart")))
                .contains("small-shop.csv");

        Path csv = folder.resolve("funnel.csv");
        window.dialogs().choose(csv);
        export("Table as CSV");
        window.awaitText("Written: " + csv);
        List<String> written = Files.readAllLines(csv);
        assertThat(written).hasSize(4);
        assertThat(written.get(0)).startsWith("step,people,");
        assertThat(written.get(3)).startsWith("3. payment_done," + who("payment_done") + ",");
    }

    private void funnel() {
        window.click("Funnels");
        sees(who("catalog"), who("cart"), who("payment_done"));
    }

    private void export(String item) {
        window.robot().push(KeyCode.CONTROL, KeyCode.E);
        window.robot().clickOn(item);
    }

    /** The texts of a drawing, one after the other. */
    private static String drawn(Path svg) throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        Document document = factory.newDocumentBuilder().parse(svg.toFile());
        assertThat(
                        document.getDocumentElement().getLocalName() == null
                                ? document.getDocumentElement().getTagName()
                                : document.getDocumentElement().getLocalName())
                .isEqualTo("svg");
        NodeList texts = document.getElementsByTagName("text");
        return IntStream.range(0, texts.getLength())
                .mapToObj(i -> texts.item(i).getTextContent())
                .collect(Collectors.joining(" "));
    }

    /** Where on the screen the part of the chart is whose tip begins with these words, once it is drawn. */
    private Point2D pointAt(String tip) {
        window.until("a part of the chart for " + tip, () -> !parts(tip).isEmpty());
        return TestWindow.onFx(() -> parts(tip).getFirst());
    }

    private List<Point2D> parts(String tip) {
        return SceneGraph.all(window.root()).stream()
                .filter(node -> node instanceof ChartCanvas && SceneGraph.visible(node))
                .map(ChartCanvas.class::cast)
                .filter(canvas -> canvas.getRenderingInfo() != null)
                .flatMap(canvas -> entities(canvas).stream()
                        .filter(part -> part.getToolTipText() != null
                                && part.getToolTipText().startsWith(tip))
                        .map(part -> canvas.localToScreen(
                                part.getArea().getBounds2D().getCenterX(),
                                part.getArea().getBounds2D().getCenterY())))
                .toList();
    }

    private static List<ChartEntity> entities(ChartCanvas canvas) {
        return canvas.getRenderingInfo().getEntityCollection().getEntities().stream()
                .map(ChartEntity.class::cast)
                .toList();
    }

    private TableView<?> table() {
        return window.find(TableView.class, "twin");
    }

    private void sees(long... counts) {
        String wanted = IntStream.range(0, counts.length)
                .mapToObj(i -> Long.toString(counts[i]))
                .collect(Collectors.joining(", "));
        window.until("steps of " + wanted, () -> wanted.equals(numbers()));
    }

    private String numbers() {
        TableView<?> table = table();
        return IntStream.range(0, table.getItems().size())
                .mapToObj(row -> Long.toString(number(row, 1)))
                .collect(Collectors.joining(", "));
    }

    private long number(int row, int column) {
        return ((Number) table().getColumns().get(column).getCellData(row)).longValue();
    }

    /** How many people did something: each did it once, and everything before it too. */
    private long who(String event) {
        return lines.stream().filter(line -> line.contains("," + event + ",")).count();
    }

    /** The same in January and February. */
    private long within(String event) {
        return lines.stream()
                .filter(line -> line.contains("," + event + ",2024-01") || line.contains("," + event + ",2024-02"))
                .count();
    }
}
