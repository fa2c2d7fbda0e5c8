package dev.steward.report;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import dev.steward.chart.Fonts;
import java.awt.Font;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A chart as one PDF page of vectors, its fonts embedded and its text searchable. */
record PdfPage(ChartExport export) {
    void write(OutputStream out) throws IOException {
        int width = export.page().width();
        int height = export.page().height();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(new PDRectangle(width, height));
            document.addPage(page);
            describe(document);
            PdfBoxGraphics2D g2 = new PdfBoxGraphics2D(document, width, height);
            g2.setFontTextDrawer(fonts(document));
            export.draw(g2);
            g2.dispose();
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawForm(g2.getXFormObject());
            }
            document.save(out);
        }
    }

    private static PdfBoxGraphics2DFontTextDrawer fonts(PDDocument document) throws IOException {
        PdfBoxGraphics2DFontTextDrawer drawer = new PdfBoxGraphics2DFontTextDrawer();
        register(drawer, document, Fonts.regular(1), "Inter-Regular.ttf");
        register(drawer, document, Fonts.semiBold(1), "Inter-SemiBold.ttf");
        return drawer;
    }

    /** Under the name that the drawing asks for. */
    private static void register(PdfBoxGraphics2DFontTextDrawer drawer, PDDocument document, Font font, String file)
            throws IOException {
        try (InputStream stream = Fonts.file(file)) {
            drawer.registerFont(font.getFontName(), PDType0Font.load(document, stream));
        }
    }

    private void describe(PDDocument document) {
        PDDocumentInformation information = document.getDocumentInformation();
        information.setTitle(export.caption().title());
        information.setSubject(export.chart().description());
        information.setCreator("Steward");
        information.setCreationDate(
                GregorianCalendar.from(export.caption().exportedAt().atZone(ZoneOffset.UTC)));
        document.getDocumentCatalog().setLanguage("en");
    }
}
