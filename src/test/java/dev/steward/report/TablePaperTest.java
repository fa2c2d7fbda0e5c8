package dev.steward.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.model.Table;
import dev.steward.model.Table.Column;
import dev.steward.model.Table.Type;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class TablePaperTest {
    private static final Instant TIME = Instant.parse("2026-03-01T10:00:00Z");

    private static PDDocument paper(List<List<Object>> rows, String closing) throws IOException {
        Table table = new Table(
                "Audit log",
                List.of(
                        new Column("sequence", "Entry", Type.COUNT),
                        new Column("time", "Time (UTC)", Type.INSTANT),
                        new Column("person", "Person", Type.TEXT),
                        new Column("details", "Details", Type.TEXT)),
                List.copyOf(rows));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new TablePaper(table, List.of(closing)).write(out);
        return Loader.loadPDF(out.toByteArray());
    }

    @Test
    void longTablesGoOnUnderTheirHeadingsAndEndWithWhatClosesThem() throws IOException {
        List<List<Object>> rows = LongStream.rangeClosed(1, 100)
                .mapToObj(i -> List.<Object>of(i, TIME, "ann", "rows=" + i))
                .toList();
        try (PDDocument document = paper(rows, "signature 0a1b")) {
            assertThat(document.getNumberOfPages()).isEqualTo(3);
            for (int page = 1; page <= 3; page++) {
                PDFTextStripper words = new PDFTextStripper();
                words.setStartPage(page);
                words.setEndPage(page);
                assertThat(words.getText(document)).contains("Time (UTC)");
            }
            assertThat(new PDFTextStripper().getText(document))
                    .contains("rows=1", "rows=100", "2026-03-01 10:00:00", "signature 0a1b");
        }
    }

    @Test
    void longTextsAreWrappedNotCutAndUnknownSignsAreMarked() throws IOException {
        String digest = "0123456789abcdef".repeat(30);
        try (PDDocument document = paper(List.of(List.of(1L, TIME, "Jane Müller 🐾", digest)), "")) {
            String words = new PDFTextStripper().getText(document);
            assertThat(words).contains("Jane Müller ?");
            assertThat(words.replaceAll("\\s", "")).contains(digest);
        }
    }
}
