package dev.steward.report;

import dev.steward.chart.Fonts;
import dev.steward.chart.Numbers;
import dev.steward.model.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/**
 * A table as pages of a PDF (A4, landscape), its headings on each, its text searchable. Cells are wrapped, never cut.
 *
 * @param closing lines below the table
 */
record TablePaper(Table table, List<String> closing) {
    private static final float WIDTH = PDRectangle.A4.getHeight();
    private static final float HEIGHT = PDRectangle.A4.getWidth();
    private static final float MARGIN = 36;
    private static final float SIZE = 8;
    private static final float LINE = 11;
    private static final float GAP = 8;
    private static final float BETWEEN = 3;
    private static final float WIDEST = 460;

    void write(OutputStream out) throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.getDocumentInformation().setTitle(table.title());
            document.getDocumentInformation().setCreator("Steward");
            document.getDocumentCatalog().setLanguage("en");
            try (Pen pen =
                    new Pen(document, font(document, "Inter-Regular.ttf"), font(document, "Inter-SemiBold.ttf"))) {
                pen.draw();
            }
            document.save(out);
        }
    }

    private static PDFont font(PDDocument document, String file) throws IOException {
        try (InputStream stream = Fonts.file(file)) {
            return PDType0Font.load(document, stream);
        }
    }

    private List<String> headings() {
        return table.columns().stream().map(Table.Column::heading).toList();
    }

    private List<String> texts(List<@Nullable Object> row) {
        return IntStream.range(0, row.size())
                .mapToObj(i -> CellText.human(table.columns().get(i).type(), row.get(i), Numbers.ENGLISH))
                .toList();
    }

    /** Writes from the top of a page to its bottom, and goes on with the next. */
    private final class Pen implements AutoCloseable {
        private final PDDocument document;
        private final PDFont regular;
        private final PDFont strong;
        private final float[] widths;
        private PDPageContentStream page;
        private float y;

        Pen(PDDocument document, PDFont regular, PDFont strong) throws IOException {
            this.document = document;
            this.regular = regular;
            this.strong = strong;
            this.widths = widths();
            this.page = turn();
        }

        void draw() throws IOException {
            text(table.title(), strong, 13, MARGIN);
            y -= 2 * LINE;
            row(headings(), strong);
            for (List<@Nullable Object> row : table.rows()) {
                row(texts(row), regular);
            }
            y -= LINE;
            for (String line : closing) {
                for (String part : wrapped(line, regular, WIDTH - 2 * MARGIN)) {
                    room(1);
                    text(part, regular, SIZE, MARGIN);
                    y -= LINE;
                }
            }
        }

        private void row(List<String> cells, PDFont font) throws IOException {
            List<List<String>> wrapped = new ArrayList<>();
            int lines = 1;
            for (int i = 0; i < cells.size(); i++) {
                List<String> cell = wrapped(cells.get(i), font, widths[i]);
                wrapped.add(cell);
                lines = Math.max(lines, cell.size());
            }
            for (int line = 0; line < lines; line++) {
                if (room(line == 0 ? Math.min(lines, 4) : 1) && !font.equals(strong)) {
                    row(headings(), strong);
                }
                float x = MARGIN;
                for (int i = 0; i < wrapped.size(); i++) {
                    if (line < wrapped.get(i).size()) {
                        text(wrapped.get(i).get(line), font, SIZE, x);
                    }
                    x += widths[i] + GAP;
                }
                y -= LINE;
            }
            y -= BETWEEN;
        }

        /** Whether that needed a new page. */
        private boolean room(int lines) throws IOException {
            if (y - (lines - 1) * LINE >= MARGIN) {
                return false;
            }
            page.close();
            page = turn();
            return true;
        }

        private PDPageContentStream turn() throws IOException {
            PDPage next = new PDPage(new PDRectangle(WIDTH, HEIGHT));
            document.addPage(next);
            y = HEIGHT - MARGIN - SIZE;
            return new PDPageContentStream(document, next);
        }

        private void text(String text, PDFont font, float size, float x) throws IOException {
            page.beginText();
            page.setFont(font, size);
            page.newLineAtOffset(x, y);
            page.showText(shown(text, font));
            page.endText();
        }

        /** As wide as what stands in a column, as far as they all fit. */
        private float[] widths() throws IOException {
            float[] natural = new float[table.columns().size()];
            for (int i = 0; i < natural.length; i++) {
                natural[i] = width(headings().get(i), strong);
            }
            for (List<@Nullable Object> row : table.rows()) {
                List<String> cells = texts(row);
                for (int i = 0; i < natural.length; i++) {
                    natural[i] = Math.max(natural[i], Math.min(WIDEST, width(cells.get(i), regular)));
                }
            }
            float room = WIDTH - 2 * MARGIN - GAP * (natural.length - 1);
            double sum = IntStream.range(0, natural.length)
                    .mapToDouble(i -> natural[i])
                    .sum();
            double narrow = IntStream.range(0, natural.length)
                    .mapToDouble(i -> natural[i])
                    .filter(width -> width <= room / natural.length)
                    .sum();
            if (sum > room) {
                for (int i = 0; i < natural.length; i++) {
                    if (natural[i] > room / natural.length) {
                        natural[i] *= (float) ((room - narrow) / (sum - narrow));
                    }
                }
            }
            return Arrays.copyOf(natural, natural.length);
        }

        private List<String> wrapped(String text, PDFont font, float width) throws IOException {
            List<String> lines = new ArrayList<>();
            StringBuilder line = new StringBuilder();
            for (String word : text.split("(?<=[ /;,])")) {
                if (!line.isEmpty() && width(line + word.stripTrailing(), font) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                for (int point : word.codePoints().toArray()) {
                    String next = Character.toString(point);
                    if (!line.isEmpty() && width(line + next.stripTrailing(), font) > width) {
                        lines.add(line.toString());
                        line.setLength(0);
                    }
                    line.append(next);
                }
            }
            lines.add(line.toString());
            return lines;
        }

        private float width(String text, PDFont font) throws IOException {
            return font.getStringWidth(shown(text, font)) / 1000 * SIZE + 0.5f;
        }

        @Override
        public void close() throws IOException {
            page.close();
        }
    }

    /** What the font has no sign for is shown as a question mark. */
    private static String shown(String text, PDFont font) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> Character.isISOControl(point) ? ' ' : point)
                .forEach(point -> {
                    String one = Character.toString(point);
                    try {
                        font.encode(one);
                        shown.append(one);
                    } catch (IOException | IllegalArgumentException unknown) {
                        shown.append('?');
                    }
                });
        return shown.toString();
    }
}
