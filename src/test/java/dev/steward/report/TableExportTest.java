package dev.steward.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.model.BadInput;
import dev.steward.model.StorageFailed;
import dev.steward.model.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TableExportTest {
    @Test
    void csvQuotesNeutralisesAndKeepsExactNumbers(@TempDir Path folder) throws IOException {
        assertThat(exported(folder.resolve("t.csv"))).isEqualTo("""
                        step,people,share,median,value,first\r
                        '=1+1,3611,1,,10.5,2026-01-31T08:15:30Z\r
                        "a, ""b""
                        c",1924,0.5328,200,12345678901234567.89,\r
                        Оплата|ü,0,0,100800,,\r
                        """);
    }

    @Test
    void everyStartOfAFormulaIsNeutralisedInTextsButNotInNumbers() throws IOException {
        Table table = new Table(
                "t",
                List.of(new Table.Column("+a", "a", Table.Type.TEXT), new Table.Column("n", "n", Table.Type.NUMBER)),
                Stream.of("=a", "+a", "-a", "@a", "\ta", "a=", "")
                        .map(text -> Reports.row(text, -1.5))
                        .toList());
        StringBuilder out = new StringBuilder();
        TableExport.csv(table, out);
        assertThat(out.toString().lines())
                .containsExactly(
                        "'+a,n", "'=a,-1.5", "'+a,-1.5", "'-a,-1.5", "'@a,-1.5", "'\ta,-1.5", "a=,-1.5", ",-1.5");
    }

    @Test
    void markdownIsForPeople(@TempDir Path folder) throws IOException {
        assertThat(exported(folder.resolve("t.md"))).isEqualTo("""
                        | Step | People | Share | Median time | Value | First |
                        | --- | ---: | ---: | ---: | ---: | --- |
                        | =1+1 | 3,611 | 100% |  | 10.5 | 2026-01-31 08:15:30 |
                        | a, "b"<br>c | 1,924 | 53.3% | 3 min 20 s | 12,345,678,901,234,568 |  |
                        | Оплата\\|ü | 0 | 0% | 1 d 4 h |  |  |
                        """);
    }

    @Test
    void jsonKeepsTypesAndBlanks(@TempDir Path folder) throws IOException {
        JsonNode rows = JsonMapper.shared().readTree(exported(folder.resolve("t.json")));
        assertThat(rows.size()).isEqualTo(3);
        assertThat(rows.get(0).get("step").asString()).isEqualTo("=1+1");
        assertThat(rows.get(0).get("people").asLong()).isEqualTo(3611);
        assertThat(rows.get(0).get("median").isNull()).isTrue();
        assertThat(rows.get(0).get("first").asString()).isEqualTo("2026-01-31T08:15:30Z");
        assertThat(rows.get(1).get("share").asDouble()).isEqualTo(0.5328);
    }

    @Test
    void anEmptyTableIsStillADocument() throws IOException {
        Table empty = new Table("none", List.of(new Table.Column("a", "A", Table.Type.TEXT)), List.of());
        StringBuilder json = new StringBuilder();
        TableExport.json(empty, json);
        assertThat(JsonMapper.shared().readTree(json.toString()).size()).isZero();
        StringBuilder csv = new StringBuilder();
        TableExport.csv(empty, csv);
        assertThat(csv).hasToString("a\r\n");
    }

    @Test
    void noRowIsLeftOut(@TempDir Path folder) throws IOException {
        int rows = 150_000;
        Table table = new Table(
                "long",
                List.of(new Table.Column("n", "N", Table.Type.COUNT)),
                IntStream.range(0, rows).mapToObj(i -> Reports.row((long) i)).toList());
        Path file = folder.resolve("long.csv");
        new TableExport(table, Reports.CAPTION).write(file);
        try (Stream<String> lines = Files.lines(file)) {
            assertThat(lines.count()).isEqualTo(rows + 1);
        }
    }

    @Test
    void anUnknownFormatNamesTheKnownOnes(@TempDir Path folder) {
        assertThatThrownBy(() -> new TableExport(Reports.TABLE, Reports.CAPTION).write(folder.resolve("t.ods")))
                .isInstanceOfSatisfying(
                        BadInput.class, e -> assertThat(e.remedy()).contains(".csv, .md, .json, .xlsx"));
    }

    @Test
    void aMissingFolderIsNamed(@TempDir Path folder) {
        Path file = folder.resolve("nowhere").resolve("t.csv");
        assertThatThrownBy(() -> new TableExport(Reports.TABLE, Reports.CAPTION).write(file))
                .isInstanceOf(StorageFailed.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void aFolderIsNotOverwritten(@TempDir Path folder) throws IOException {
        Path target = Files.createDirectory(folder.resolve("t.csv"));
        assertThatThrownBy(() -> new TableExport(Reports.TABLE, Reports.CAPTION).write(target))
                .isInstanceOf(StorageFailed.class);
        assertThat(target).isEmptyDirectory();
    }

    @Test
    void aFailedExportLeavesTheOldFileAndNothingElse(@TempDir Path folder) throws IOException {
        Path target = Files.writeString(folder.resolve("t.csv"), "old");
        assertThatThrownBy(() -> Draft.write(target, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(StorageFailed.class)
                .hasMessageContaining("No space left on device")
                .hasMessageContaining("t.csv");
        assertThat(target).hasContent("old");
        assertThat(folder).isDirectoryContaining(file -> file.equals(target));
        assertThat(Files.list(folder).toList()).hasSize(1);
    }

    private static String exported(Path file) throws IOException {
        new TableExport(Reports.TABLE, Reports.CAPTION).write(file);
        return Files.readString(file);
    }
}
