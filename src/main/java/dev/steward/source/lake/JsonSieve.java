package dev.steward.source.lake;

import dev.steward.files.SafeFiles;
import dev.steward.files.WriteFailures;
import dev.steward.model.Work;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Copies those lines of JSON files that are objects, for DuckDB to read, and sets the others aside in a table. The copies
 * live until it is closed, the table as long as the engine.
 */
final class JsonSieve implements AutoCloseable {
    private static final int CHUNK_BYTES = 8_000_000;
    private static final int CHUNK_LINES = 20_000;
    /** DuckDB reads a little deeper. */
    private static final int DEEPEST = 100;

    private final DuckEngine engine;
    private final DuckSession session;
    private final String name;
    private final Name aside;
    private final JsonCheck check;
    private final Work work;
    private final List<Path> copies = new ArrayList<>();
    private long malformed;

    /** A line; {@code problem} is what can be seen without asking DuckDB. */
    private record Line(long position, byte[] bytes, String text, Optional<String> problem) {}

    /** @param name begins the names of tables and copies */
    JsonSieve(DuckEngine engine, String name, Work work) {
        this.engine = engine;
        this.session = engine.session();
        this.name = name;
        this.aside = DSL.name(name + "_malformed");
        this.check = new JsonCheck(session, name + "_asked", work);
        this.work = work;
        session.execute(
                DSL.query("create table {0} (file varchar, position varchar, problem varchar, content varchar)", aside),
                work);
    }

    /** How many lines were set aside. */
    long malformed() {
        return malformed;
    }

    /** Those lines: position in their file (bytes, from 1), problem, content. */
    Table<?> lines() {
        Field<Long> file = DSL.field("cast(file as bigint)", SQLDataType.BIGINT);
        Field<Long> position = DSL.field("cast(position as bigint)", SQLDataType.BIGINT);
        return DSL.select(position.as("position"), DSL.field(DSL.name("problem")), DSL.field(DSL.name("content")))
                .from(DSL.table(aside))
                .orderBy(file, position)
                .asTable("malformed");
    }

    /**
     * The files to be read in place of these: copies of those that are JSON lines, and the others as they are.
     *
     * @throws dev.steward.model.SourceUnavailable when one of the others is not JSON
     */
    List<String> sift(SourceFiles files) {
        List<String> paths = new ArrayList<>();
        for (SourceFiles.SourceFile file : files.files()) {
            if (JsonLines.are(file.path())) {
                Path copy = engine.folder().resolve(name + "_" + paths.size() + ".jsonl");
                copies.add(copy);
                sift(paths.size(), file.path(), copy);
                paths.add(copy.toString());
            } else {
                JsonText.fault(file.path()).ifPresent(fault -> {
                    throw fault;
                });
                paths.add(file.path().toString());
            }
        }
        return paths;
    }

    private void sift(int file, Path from, Path to) {
        try (JsonLines lines = JsonLines.open(from);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(to))) {
            List<Line> chunk = new ArrayList<>();
            long bytes = 0;
            while (lines.next()) {
                Line line = lines.tooLong() ? tooLong(lines) : line(lines);
                chunk.add(line);
                bytes += line.bytes().length;
                if (chunk.size() == CHUNK_LINES || bytes > CHUNK_BYTES) {
                    copy(file, chunk, out);
                    chunk.clear();
                    bytes = 0;
                }
            }
            copy(file, chunk, out);
        } catch (IOException failed) {
            throw WriteFailures.of(to, failed);
        }
    }

    private static Line tooLong(JsonLines lines) {
        byte[] bytes = lines.bytes();
        return new Line(
                lines.position(),
                bytes,
                new String(bytes, StandardCharsets.UTF_8) + "…",
                Optional.of("longer than " + JsonLines.LONGEST / 1_000_000 + " MB"));
    }

    private static Line line(JsonLines lines) {
        byte[] bytes = lines.bytes();
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            Optional<String> problem = JsonText.isDeeper(text, DEEPEST)
                    ? Optional.of("nested more than " + DEEPEST + " levels deep")
                    : Optional.empty();
            return new Line(lines.position(), bytes, text, problem);
        } catch (CharacterCodingException otherwise) {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            return new Line(lines.position(), bytes, text, Optional.of("not UTF-8"));
        }
    }

    private void copy(int file, List<Line> chunk, OutputStream out) throws IOException {
        work.checkCancelled();
        List<Line> open =
                chunk.stream().filter(line -> line.problem().isEmpty()).toList();
        Map<Integer, String> problems =
                check.problems(open.stream().map(Line::text).toList());
        for (int i = 0; i < open.size(); i++) {
            if (!problems.containsKey(i)) {
                out.write(open.get(i).bytes());
                out.write('\n');
            }
        }
        List<String[]> bad = new ArrayList<>();
        chunk.forEach(line -> line.problem().ifPresent(problem -> bad.add(row(file, line, problem))));
        IntStream.range(0, open.size())
                .filter(problems::containsKey)
                .forEach(i -> bad.add(row(file, open.get(i), String.valueOf(problems.get(i)))));
        session.append(aside.last(), bad.size(), bad::get);
        malformed += bad.size();
    }

    private static String[] row(int file, Line line, String problem) {
        return new String[] {
            String.valueOf(file),
            String.valueOf(line.position()),
            problem,
            line.text().strip()
        };
    }

    @Override
    public void close() {
        session.close();
        copies.forEach(SafeFiles::delete);
    }
}
