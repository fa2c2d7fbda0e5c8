package dev.steward.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.source.Appender.Lines;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowLinesTest {
    private static final Lines CSV = new Lines(Lines.Kind.CSV, ',', true);

    @TempDir
    Path folder;

    private List<Long> lines(Path file, Lines kind, NavigableSet<Long> malformed, int rows) {
        List<Long> found = new ArrayList<>();
        try (RowLines lines = new RowLines(file, kind, malformed)) {
            for (int row = 1; row <= rows; row++) {
                found.add(lines.ofRow(row).orElse(-1));
            }
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void countsTheLineBreaksInQuotedFields(String lineBreak) throws IOException {
        String text = String.join(
                lineBreak,
                "user,\"two",
                "lines\"",
                "u1,\"x",
                "",
                "y\"",
                "u2,say \"\" plain",
                "",
                "u3,\"he said \"\"a,",
                "b\"\"\"",
                "u4,z");
        Path file = Files.writeString(folder.resolve("a.csv"), text);

        assertThat(lines(file, CSV, new TreeSet<>(), 5)).containsExactly(3L, 6L, 8L, 10L, -1L);
    }

    @Test
    void malformedRecordsHaveNoNumber() throws IOException {
        Path file = Files.writeString(folder.resolve("b.csv"), "a,b\n1,2\nbad\n\n3,4\n\nbad,bad,bad\n5,6\n");
        NavigableSet<Long> malformed = new TreeSet<>(List.of(9L, 18L));

        assertThat(lines(file, CSV, malformed, 3)).containsExactly(2L, 5L, 8L);
        try (RowLines lines = new RowLines(file, CSV, malformed)) {
            assertThat(lines.ofPosition(9)).hasValue(3);
            assertThat(lines.ofPosition(18)).hasValue(7);
        }
    }

    @Test
    void readsPackedFilesAndJsonLines() throws IOException {
        Path file = folder.resolve("c.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("{\"a\":\"\\\"\"}\n\n{\"a\":1}\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(lines(file, new Lines(Lines.Kind.JSON_LINES, ' ', true), new TreeSet<>(), 2))
                .containsExactly(1L, 3L);
    }

    @Test
    void parquetHasNoLines() throws IOException {
        Path file = Files.writeString(folder.resolve("d.parquet"), "x\ny\n");

        assertThat(lines(file, new Lines(Lines.Kind.NONE, ' ', true), new TreeSet<>(), 1))
                .containsExactly(-1L);
    }
}
