package dev.steward.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.chart.Chart;
import dev.steward.chart.Palette;
import dev.steward.chart.Samples;
import dev.steward.model.BadInput;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

class ChartExportTest {
    private static final Chart CHART = Samples.named("funnel-long-names");

    static Stream<String> names() {
        return Samples.ordinary().keySet().stream();
    }

    @ParameterizedTest
    @EnumSource(Palette.class)
    void pngHasItsSizeAndIsNotBlank(Palette palette, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("chart.png");
        new ChartExport(CHART, Reports.CAPTION, new ChartExport.Page(palette, 640, 360, 1.5)).write(file);
        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(960);
        assertThat(image.getHeight()).isEqualTo(540);
        assertThat(image.getRGB(0, 0)).isEqualTo(palette == Palette.LIGHT ? 0xffffffff : 0xff0d1117);
        assertThat(colours(image)).isGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("names")
    void pdfTextCanBeSearched(String name, @TempDir Path folder) throws IOException {
        Chart chart = Samples.named(name);
        Path file = keep(folder, name + ".pdf");
        new ChartExport(chart, Reports.CAPTION, ChartExport.Page.usual(Palette.LIGHT)).write(file);
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text)
                    .contains("Оплата")
                    .contains("simple-shop.csv · generation g7 · exported 2026-01-31 08:15 UTC");
            assertThat(colours(new PDFRenderer(document).renderImage(0))).isGreaterThan(3);
        }
    }

    @Test
    void pdfHoldsUmlautsCyrillicAndItsFonts(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("chart.pdf");
        new ChartExport(CHART, Reports.CAPTION, ChartExport.Page.usual(Palette.DARK)).write(file);
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Übersicht");
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Übersichtsseite für")
                    .contains("3. Оплата");
            List<PDFont> fonts = fonts(document);
            assertThat(fonts).isNotEmpty().allMatch(PDFont::isEmbedded);
            assertThat(fonts.stream().map(PDFont::getName)).anyMatch(font -> font.contains("Inter"));
        }
    }

    @Test
    void svgIsXmlWithItsTextAsText(@TempDir Path folder) throws Exception {
        Path file = keep(folder, "chart.svg");
        new ChartExport(CHART, Reports.CAPTION, ChartExport.Page.usual(Palette.LIGHT)).write(file);
        Document document = parsed(file);
        Element root = document.getDocumentElement();
        assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 900 500");
        assertThat(root.getElementsByTagName("desc").item(0).getTextContent()).isEqualTo(CHART.description());
        NodeList texts = root.getElementsByTagName("text");
        List<String> words = IntStream.range(0, texts.getLength())
                .mapToObj(i -> texts.item(i).getTextContent())
                .toList();
        assertThat(words).contains("3. Оплата", "2. Besuch der Übersichtsseite für");
        assertThat(Files.readString(file)).contains("font-family=\"Inter, ").doesNotContain("SemiBold");
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyChartIsAnSvg(String name, @TempDir Path folder) throws Exception {
        Path file = folder.resolve(name + ".svg");
        new ChartExport(Samples.named(name), Reports.CAPTION, ChartExport.Page.usual(Palette.DARK)).write(file);
        assertThat(parsed(file).getElementsByTagName("text").getLength()).isPositive();
    }

    @Test
    void sizesThatMakeNoPictureAreRefused() {
        assertThatThrownBy(() -> new ChartExport.Page(Palette.LIGHT, 0, 500, 1)).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> new ChartExport.Page(Palette.LIGHT, 20_000, 20_000, 1))
                .isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> new ChartExport.Page(Palette.LIGHT, 900, 500, Double.NaN))
                .isInstanceOf(BadInput.class);
    }

    @Test
    void anUnknownFormatNamesTheKnownOnes(@TempDir Path folder) {
        assertThatThrownBy(() -> new ChartExport(CHART, Reports.CAPTION, ChartExport.Page.usual(Palette.LIGHT))
                        .write(folder.resolve("chart.gif")))
                .isInstanceOfSatisfying(
                        BadInput.class, e -> assertThat(e.remedy()).contains(".png, .svg, .pdf"));
    }

    private static Document parsed(Path file) throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(file.toFile());
    }

    private static List<PDFont> fonts(PDDocument document) throws IOException {
        List<PDFont> fonts = new ArrayList<>();
        PDResources page = document.getPage(0).getResources();
        for (COSName name : page.getXObjectNames()) {
            if (page.getXObject(name) instanceof PDFormXObject form) {
                for (COSName font : form.getResources().getFontNames()) {
                    fonts.add(form.getResources().getFont(font));
                }
            }
        }
        return fonts;
    }

    private static long colours(BufferedImage image) {
        return IntStream.range(0, image.getHeight())
                .flatMap(y -> IntStream.range(0, image.getWidth()).map(x -> image.getRGB(x, y)))
                .distinct()
                .count();
    }

    private static Path keep(Path folder, String name) {
        String kept = System.getProperty("charts", "");
        return kept.isEmpty() ? folder.resolve(name) : new File(kept, "chart-export-" + name).toPath();
    }
}
