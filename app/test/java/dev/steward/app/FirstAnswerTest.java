package dev.steward.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.steward.app.testing.Screenshots;
import dev.steward.app.testing.TestWindow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a file somebody has never opened to the published numbers of a funnel, on screen and on paper. Needs the data set
 * "simple shop" in {@code STEWARD_DATASETS} (default: shared/datasets beside the checkout).
 */
class FirstAnswerTest {
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
    void fromAnUnknownFileToThePublishedFunnelAndItsExports() throws IOException {
        Path shop = datasets().resolve("simple-shop/simple-onlineshop.csv");
        assumeTrue(Files.exists(shop), () -> "skipped: the data set is not at " + shop);

        window.dialogs().choose(shop);
        window.click("Open a file…");
        window.awaitText("Ready to open.");
        assertThat(column("role-user")).isEqualTo("client_id");
        assertThat(column("role-event")).isEqualTo("event");
        assertThat(column("role-ts")).isEqualTo("timestamp");
        window.click("Open");
        window.awaitText("12 names");

        window.click("Funnels");
        window.until("a first funnel", () -> table().getItems().size() == 4);
        choose("delivery_choice", "payment_done");
        removeLastStep();
        TextField within = TestWindow.onFx(() -> (TextField) window.root().lookupAll(".ask-number").stream()
                .filter(node -> "Within".equals(node.getAccessibleText()))
                .findFirst()
                .orElseThrow());
        window.robot().doubleClickOn(within).write("10000");
        window.until("3,611 / 1,924 / 653", () -> "3611, 1924, 653".equals(numbers()));
        Screenshots.take(window, "first-answer");

        exportsAreWhatTheySay();
    }

    private void exportsAreWhatTheySay() throws IOException {
        Path png = export("Chart as PNG", "funnel.png");
        Image picture = TestWindow.onFx(() -> new Image(png.toUri().toString()));
        assertThat(picture.getWidth()).isEqualTo(1_800);
        assertThat(picture.getHeight()).isEqualTo(1_000);

        Path pdf = export("Chart as PDF", "funnel.pdf");
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(document))
                    .contains("3,611", "1,924", "653", "payment_done", "simple-onlineshop.csv");
        }

        Path xlsx = export("Table as Excel workbook", "funnel.xlsx");
        try (ZipFile book = new ZipFile(xlsx.toFile())) {
            String sheet = new String(
                    book.getInputStream(book.getEntry("xl/worksheets/sheet1.xml"))
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
            assertThat(sheet).contains("<v>3611</v>", "<v>1924</v>", "<v>653</v>");
        }
    }

    private Path export(String item, String name) {
        Path file = folder.resolve(name);
        window.dialogs().choose(file);
        window.robot().push(KeyCode.CONTROL, KeyCode.E);
        window.robot().clickOn(item);
        window.awaitText("Written: " + file);
        return file;
    }

    private void choose(String before, String event) {
        window.robot().clickOn(picker(before));
        window.enter(event);
        window.until(event, () -> numbers().startsWith("3611, "));
    }

    private void removeLastStep() {
        window.robot()
                .clickOn(window.await("the step's menu", node -> "More for Step 4".equals(node.getAccessibleText())));
        window.robot().clickOn("Remove this step");
        window.until("three steps", () -> table().getItems().size() == 3);
    }

    private Node picker(String event) {
        return window.await(
                "the picker of " + event,
                node -> node.getStyleClass().contains("ask-picker")
                        && String.valueOf(node.getAccessibleText())
                                .toLowerCase(Locale.ROOT)
                                .endsWith(": " + event));
    }

    private TableView<?> table() {
        return window.find(TableView.class, "twin");
    }

    private String numbers() {
        TableView<?> table = table();
        return IntStream.range(0, table.getItems().size())
                .mapToObj(row -> String.valueOf(table.getColumns().get(1).getCellData(row)))
                .collect(Collectors.joining(", "));
    }

    private String column(String id) {
        return ((ComboBox<?>) window.find(ComboBox.class, id)).getEditor().getText();
    }

    private static Path datasets() {
        return Optional.ofNullable(System.getenv("STEWARD_DATASETS"))
                .map(Path::of)
                .orElseGet(() -> Path.of("..")
                        .toAbsolutePath()
                        .normalize()
                        .resolveSibling("shared")
                        .resolve("datasets"));
    }
}
