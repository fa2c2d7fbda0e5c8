package dev.steward.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.model.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxTest {
    @Test
    void holdsRealTypes(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("t.xlsx");
        new TableExport(Reports.TABLE, Reports.CAPTION).write(file);
        try (InputStream in = Files.newInputStream(file);
                ReadableWorkbook book = new ReadableWorkbook(in)) {
            List<Row> rows = book.getFirstSheet().read();
            assertThat(rows).hasSize(4);
            assertThat(rows.get(0).getCellText(3)).isEqualTo("Median time");
            Row first = rows.get(1);
            assertThat(first.getCell(0).getType()).isEqualTo(CellType.STRING);
            assertThat(first.getCellText(0)).isEqualTo("=1+1");
            assertThat(first.getCellAsNumber(1)).contains(new BigDecimal("3611"));
            assertThat(first.getOptionalCell(3)).isEmpty();
            assertThat(first.getCellAsDate(5)).contains(LocalDateTime.of(2026, 1, 31, 8, 15, 30));
            Row second = rows.get(2);
            assertThat(second.getCellAsNumber(2)).contains(new BigDecimal("0.5328"));
            assertThat(second.getCellAsNumber(3).orElseThrow().doubleValue()).isEqualTo(200 / 86_400.0);
            assertThat(second.getCellText(4)).isEqualTo("12345678901234567.89");
            assertThat(rows.get(3).getCellText(0)).isEqualTo("Оплата|ü");
        }
    }

    @Test
    void theSecondSheetSaysWhatTheFirstIs(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("t.xlsx");
        new TableExport(Reports.TABLE, Reports.CAPTION).write(file);
        try (InputStream in = Files.newInputStream(file);
                ReadableWorkbook book = new ReadableWorkbook(in)) {
            Sheet about = book.getSheet(1).orElseThrow();
            assertThat(about.getName()).isEqualTo("About");
            assertThat(about.read().stream().map(row -> row.getCellText(1)))
                    .contains(
                            "Übersicht", Reports.CAPTION.definition(), "simple-shop.csv", "g7", "2026-01-31 08:15 UTC");
        }
    }

    @Test
    void theHeadingIsFrozenAndColumnsHaveWidths() throws IOException {
        String sheet = part(written(Reports.TABLE, 10), "xl/worksheets/sheet1.xml");
        assertThat(sheet).contains("state=\"frozen\"").contains("ySplit=\"1\"").contains("customWidth=\"true\"");
    }

    @Test
    void rowsThatDoNotFitOneSheetGoOnInTheNext() throws IOException {
        Table table = new Table(
                "long",
                List.of(new Table.Column("n", "N", Table.Type.COUNT)),
                IntStream.range(0, 2_500).mapToObj(i -> Reports.row((long) i)).toList());
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(written(table, 1_200)))) {
            List<Sheet> sheets = book.getSheets().toList();
            assertThat(sheets.stream().map(Sheet::getName)).containsExactly("Data", "Data 2", "Data 3", "About");
            assertThat(sheets.get(2).read()).hasSize(101);
            assertThat(sheets.get(2).read().getLast().getCellAsNumber(0)).contains(new BigDecimal("2499"));
        }
    }

    @Test
    void textsThatNoWorkbookHoldsAreMadeToFitAndCounted() throws IOException {
        Table table = new Table(
                "odd",
                List.of(new Table.Column("t", "T", Table.Type.TEXT)),
                List.of(Reports.row("a\u0001\ud800b"), Reports.row("x".repeat(40_000))));
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(written(table, 10)))) {
            List<Row> rows = book.getFirstSheet().read();
            assertThat(rows.get(1).getCellText(0)).isEqualTo("ab");
            assertThat(rows.get(2).getCellText(0)).hasSize(32_767).endsWith("…");
            assertThat(book.getSheet(1).orElseThrow().read().getLast().getCellText(1))
                    .startsWith("1 texts");
        }
    }

    private static byte[] written(Table table, int rowsPerSheet) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Xlsx(table, Reports.CAPTION, rowsPerSheet).write(out);
        return out.toByteArray();
    }

    private static String part(byte[] book, String name) throws IOException {
        Path file = Files.createTempFile("steward", ".xlsx");
        try {
            Files.write(file, book);
            try (ZipFile zip = new ZipFile(file.toFile())) {
                return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
            }
        } finally {
            Files.delete(file);
        }
    }
}
