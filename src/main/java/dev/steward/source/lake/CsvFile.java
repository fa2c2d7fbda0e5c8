package dev.steward.source.lake;

import dev.steward.model.BadInput;
import dev.steward.model.SourceUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * A CSV file as its own first line describes it: the delimiter is the candidate that occurs most often there, quotes are
 * double quotes. DuckDB's guess looks at the rows below too and goes astray when some of them are broken.
 *
 * @param columns the names in the header
 * @param utf8 false: Latin-1
 */
record CsvFile(Path path, char delimiter, List<String> columns, boolean utf8) {
    private static final String CANDIDATES = ",;\t|";
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int HEAD = 1 << 20;

    CsvFile {
        columns = List.copyOf(columns);
    }

    /**
     * Reads the first line.
     *
     * @throws BadInput when it names a column twice, or names none
     */
    static CsvFile look(Path path) {
        byte[] head = head(path);
        boolean utf8 = isUtf8(head);
        String text = new String(head, utf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        String header = record(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        if (header.isBlank()) {
            throw new SourceUnavailable(
                    "no-columns", path + " has no first line that names its columns.", "Add one, then try again.");
        }
        char delimiter = delimiter(header);
        return new CsvFile(path, delimiter, names(path, split(header, delimiter)), utf8);
    }

    private static byte[] head(Path path) {
        try (InputStream in = open(path)) {
            return in.readNBytes(HEAD);
        } catch (IOException failed) {
            throw new SourceUnavailable(
                    "unreadable", path + " cannot be read: " + failed + ".", "Check the file, then try again.", failed);
        }
    }

    // The end may cut a character in two: what the decoder leaves over there is no error.
    private static boolean isUtf8(byte[] head) {
        CharBuffer out = CharBuffer.allocate(head.length);
        return !StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(head), out, false)
                .isError();
    }

    /** The bytes of a text file, unpacked when its name ends in .gz. */
    static InputStream open(Path path) throws IOException {
        InputStream in = Files.newInputStream(path);
        try {
            return path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gz")
                    ? new GZIPInputStream(in, 1 << 16)
                    : in;
        } catch (IOException failed) {
            in.close();
            throw failed;
        }
    }

    private static String record(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                return text.substring(0, i);
            }
        }
        return text;
    }

    private static char delimiter(String header) {
        char best = CANDIDATES.charAt(0);
        int most = 0;
        for (char candidate : CANDIDATES.toCharArray()) {
            int count = split(header, candidate).size();
            if (count > most) {
                best = candidate;
                most = count;
            }
        }
        return best;
    }

    private static List<String> split(String record, char delimiter) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < record.length(); i++) {
            char c = record.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < record.length() && record.charAt(i + 1) == '"';
                if (doubled) {
                    field.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == delimiter && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    private static List<String> names(Path path, List<String> header) {
        Set<String> seen = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (String written : header) {
            String name = written.strip();
            if (!name.isEmpty() && !seen.add(name.toLowerCase(Locale.ROOT))) {
                throw new BadInput(
                        "source.column-twice",
                        path + " has two columns named \"" + name + "\".",
                        "Rename one of them in the first line of the file, then try again.");
            }
            names.add(name);
        }
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).isEmpty()) {
                names.set(i, unused("column" + (i + 1), seen));
            }
        }
        return names;
    }

    private static String unused(String name, Set<String> seen) {
        String found = name;
        while (!seen.add(found)) {
            found += "_";
        }
        return found;
    }

    /** Every row of the files, in order, with columns as texts; malformed lines go to the session's reject tables. */
    static Table<?> table(List<CsvFile> files) {
        boolean alike = files.stream().map(CsvFile::form).distinct().count() == 1;
        if (alike) {
            return files.getFirst().readCsv(files);
        }
        return DSL.table(
                "({0})",
                DSL.sql(
                        IntStream.range(0, files.size())
                                .mapToObj(i -> "select * from {" + i + "}")
                                .collect(Collectors.joining(" union all by name ")),
                        files.stream().map(file -> file.readCsv(List.of(file))).toArray(QueryPart[]::new)));
    }

    private List<Object> form() {
        return List.of(delimiter, columns, utf8);
    }

    private Table<?> readCsv(List<CsvFile> alike) {
        Field<?> types = DSL.field(
                "struct_pack({0})",
                SQLDataType.OTHER,
                DSL.list(columns.stream()
                        .map(name -> DSL.field("{0} := 'VARCHAR'", DSL.name(name)))
                        .toList()));
        return DSL.table(
                "read_csv({0}, auto_detect = false, header = true, delim = {1}, quote = '\"', escape = '\"', columns = {2}, encoding = {3}, store_rejects = true)",
                Sql.list(alike.stream().map(file -> file.path().toString()).toList()),
                DSL.inline(String.valueOf(delimiter)),
                types,
                DSL.inline(utf8 ? "utf-8" : "latin-1"));
    }

    /** What the session's reject tables hold, a row for each line: position (bytes, from 1), problem, content. */
    static Select<?> malformed() {
        Field<Object> position = DSL.field(DSL.name("line_byte_position"));
        return DSL.select(
                        position.as("position"),
                        DSL.field("min(cast(error_type as varchar))").as("problem"),
                        DSL.field("trim(min(csv_line), chr(10) || chr(13))").as("content"))
                .from(DSL.table(DSL.name("reject_errors")))
                .groupBy(DSL.field(DSL.name("file_id")), position)
                .orderBy(DSL.field(DSL.name("file_id")), position);
    }
}
