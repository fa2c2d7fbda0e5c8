package dev.steward.source.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.model.BadInput;
import dev.steward.model.Failure;
import dev.steward.model.Work;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileTest {
    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private record Read(RawTables.Loaded csv, List<String> rows, List<String> malformed) {}

    private Read read(Path path) {
        try (DuckEngine engine =
                        DuckEngine.open(new EngineLimits(500_000_000, 2, folder.resolve("spill")), List.of(folder));
                DuckSession session = engine.session()) {
            RawTables.Loaded csv = new RawTables(engine, Work.unobserved()).load(SourceFiles.find(path));
            List<String> rows = new ArrayList<>();
            session.fetch(DSL.select(DSL.asterisk()).from(csv.raw().table()), Work.unobserved(), batch -> {
                for (int row = 0; row < batch.rows(); row++) {
                    List<String> cells = new ArrayList<>();
                    for (int column = 0; column < csv.raw().columns().size(); column++) {
                        cells.add(String.valueOf(batch.text(row, column)));
                    }
                    rows.add(String.join("|", cells));
                }
            });
            List<String> malformed = session.list(
                    DSL.select(DSL.asterisk()).from(csv.malformed().orElseThrow()),
                    Work.unobserved(),
                    (batch, row) -> batch.number(row, 0) + " " + batch.text(row, 1) + " " + batch.text(row, 2));
            return new Read(csv, rows, malformed);
        }
    }

    @Test
    void readsQuotedTextsAndSetsMalformedLinesAside() throws IOException {
        Read read = read(
                file(
                        "a.csv",
                        "user,event,ts\nu1,\"x\ny\",1\nu2,\"say \"\"hi\"\"\",2\nu3,a,b,c,d\n\nu5,short\nu6,\"bad\"x,3\nu7,z,4"));

        assertThat(read.rows()).containsExactly("u1|x\ny|1", "u2|say \"hi\"|2", "u7|z|4");
        assertThat(read.csv().raw().malformed()).isEqualTo(3);
        assertThat(read.malformed())
                .extracting(line -> line.substring(line.indexOf(' ') + 1))
                .containsExactly(
                        "TOO MANY COLUMNS u3,a,b,c,d", "MISSING COLUMNS u5,short", "UNQUOTED VALUE u6,\"bad\"x,3");
    }

    @Test
    void theHeaderDecidesTheDelimiter() throws IOException {
        assertThat(read(file("b.csv", "user;event;a,b\nu1;x;1\n")).rows()).containsExactly("u1|x|1");
        assertThat(read(file("c.tsv", "user\tevent\nu,1\tx\n")).rows()).containsExactly("u,1|x");
        assertThat(read(file("d.csv", "user|event\r\nu1|x\r\n")).rows()).containsExactly("u1|x");
    }

    @Test
    void knowsByteOrderMarksAndLatin1() throws IOException {
        assertThat(read(file("e.csv", "\uFEFFuser,event\nü,x\n")).rows()).containsExactly("ü|x");

        Path latin = folder.resolve("f.csv");
        Files.write(latin, "user,event\nMüller,x\n".getBytes(StandardCharsets.ISO_8859_1));
        Read read = read(latin);
        assertThat(read.rows()).containsExactly("Müller|x");
        assertThat(read.csv().raw().problems()).containsExactly("The text is not UTF-8 and was read as Latin-1.");
    }

    @Test
    void filesOfAFolderMayDiffer() throws IOException {
        Path both = Files.createDirectory(folder.resolve("both"));
        Files.writeString(both.resolve("1.csv"), "user,event\nu1,x\n");
        Files.writeString(both.resolve("2.csv"), "event;user;extra\ny;u2;e\n");
        Files.writeString(both.resolve("3.csv"), "user,event\nu3,z\n");

        assertThat(read(both).rows()).containsExactly("u1|x|null", "u2|y|e", "u3|z|null");
    }

    @Test
    void refusesTwoColumnsOfOneNameAndFilesWithoutHeader() throws IOException {
        Path twice = file("g.csv", "user,event,User\n1,2,3\n");
        assertThatThrownBy(() -> read(twice))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("two columns named \"User\"");
        Path empty = file("h.csv", "");
        assertThatThrownBy(() -> read(empty))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("source.no-columns"));
    }

    @Test
    void namesColumnsThatHaveNone() throws IOException {
        Read read = read(file("i.csv", "user,,column2\n1,2,3\n"));
        assertThat(read.csv().raw().columns())
                .extracting(RawColumn::name)
                .containsExactly("user", "column2_", "column2");
    }
}
