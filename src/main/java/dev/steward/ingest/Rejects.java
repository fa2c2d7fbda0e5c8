package dev.steward.ingest;

import static dev.steward.ingest.Fields.number;
import static dev.steward.ingest.Fields.text;

import dev.steward.files.SafeFiles;
import dev.steward.model.Work;
import dev.steward.source.Appender;
import dev.steward.source.lake.LakeLayout;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/**
 * Writes the rows that were rejected, one JSON object a line: file, line and row (from 1), reason, the reason in words,
 * and what the row held. Personal data stands in it as it came (but no IP address): only its owner may read it.
 */
final class Rejects {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Pattern ADDRESS = Pattern.compile(
            "\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b|(?i)(?<![0-9a-z:])(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}(?![0-9a-z:])");
    private static final List<String> CONTENT = List.of(
            "id",
            "project_id",
            "event_type",
            "user_id",
            "session_id",
            "url",
            "referrer",
            "user_agent",
            "ip_address",
            "device_type",
            "browser",
            "os",
            "country");

    private final Appender lake;
    private final IpHash hash;
    private final Work work;

    Rejects(Appender lake, IpHash hash, Work work) {
        this.lake = lake;
        this.hash = hash;
        this.work = work;
    }

    /** Where the rejects of an import stand, below the lake. */
    static String path(String id) {
        return "_steward/rejects/" + id + ".jsonl";
    }

    static Path folder(Path lake) {
        return LakeLayout.own(lake).resolve("rejects");
    }

    /** Writes them all, in the order of the files. */
    void write(String id, List<StagedFile> files, Table<?> checked) {
        SafeFiles.write(lake.lake().resolve(path(id)), out -> {
            for (StagedFile file : files) {
                NavigableSet<Long> malformed = malformed(file, out);
                rejected(file, checked, malformed, out);
            }
        });
    }

    private NavigableSet<Long> malformed(StagedFile file, OutputStream out) {
        NavigableSet<Long> positions = new TreeSet<>();
        if (file.taken().malformed() == 0) {
            return positions;
        }
        try (RowLines lines = new RowLines(file.input(), file.taken().lines(), positions)) {
            lake.fetch(
                    DSL.select(number("position"), text("problem"), text("content"))
                            .from(lake.rows(List.of(file.malformed())))
                            .orderBy(number("position")),
                    work,
                    batch -> {
                        for (int row = 0; row < batch.rows(); row++) {
                            long position = batch.number(row, 0);
                            positions.add(position);
                            ObjectNode line = line(
                                    file, lines.ofPosition(position), OptionalLong.empty(), RejectReason.MALFORMED_ROW);
                            line.put("problem", batch.text(row, 1));
                            line.put("content", withoutAddresses(batch.text(row, 2)));
                            put(out, line);
                        }
                    });
        }
        return positions;
    }

    private void rejected(StagedFile file, Table<?> checked, NavigableSet<Long> malformed, OutputStream out) {
        try (RowLines lines = new RowLines(file.input(), file.taken().lines(), malformed)) {
            lake.fetch(
                    DSL.select(number("row"), text("reason"), content())
                            .from(checked)
                            .where(number("file").eq(DSL.inline((long) file.number())))
                            .and(text("reason").isNotNull())
                            .orderBy(number("ord")),
                    work,
                    batch -> {
                        for (int row = 0; row < batch.rows(); row++) {
                            long number = batch.number(row, 0);
                            RejectReason reason = RejectReason.of(String.valueOf(batch.text(row, 1)));
                            ObjectNode line = line(file, lines.ofRow(number), OptionalLong.of(number), reason);
                            line.putRawValue("content", new RawValue(String.valueOf(batch.text(row, 2))));
                            put(out, line);
                        }
                    });
        }
    }

    private static ObjectNode line(StagedFile file, OptionalLong line, OptionalLong row, RejectReason reason) {
        ObjectNode object = MAPPER.createObjectNode();
        object.put("file", file.input().toString());
        line.ifPresent(number -> object.put("line", number));
        row.ifPresent(number -> object.put("row", number));
        object.put("reason", reason.code());
        object.put("words", reason.words());
        return object;
    }

    private static Field<String> content() {
        List<Field<?>> parts = new ArrayList<>();
        for (String name : CONTENT) {
            parts.add(DSL.inline(name));
            parts.add(text(name));
        }
        parts.add(DSL.inline("created_at"));
        parts.add(text("at_text"));
        parts.add(DSL.inline("properties"));
        parts.add(DSL.field("cast({0} as json)", SQLDataType.OTHER, text("properties")));
        return DSL.field("cast(json_object({0}) as varchar)", SQLDataType.VARCHAR, DSL.list(parts));
    }

    /** A line that could not be taken apart may hold an address anywhere. */
    private String withoutAddresses(@Nullable String text) {
        return text == null ? "" : ADDRESS.matcher(text).replaceAll(found -> String.valueOf(hash.apply(found.group())));
    }

    private static void put(OutputStream out, ObjectNode line) {
        try {
            out.write(MAPPER.writeValueAsString(line).getBytes(StandardCharsets.UTF_8));
            out.write('\n');
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
