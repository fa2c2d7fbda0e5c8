package dev.steward.source.lake;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;

import dev.steward.model.Work;
import dev.steward.source.Appender.Part;
import dev.steward.source.LakeEvent;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.jooq.Query;
import org.jooq.QueryPart;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Writes events that the program made itself into a file of a lake. */
final class EventFile {
    private static final String TABLE = "made events";
    private static final String TIME = "created_at";
    private static final int LOOK_UP = 4_096;

    private EventFile() {}

    static Part write(DuckSession session, Stream<LakeEvent> events, Path target, Work work) {
        // Temporary tables belong to their session and end with it.
        session.execute(table(), work);
        session.fillTemporary(TABLE, rows -> {
            int row = 0;
            for (Iterator<LakeEvent> each = events.iterator(); each.hasNext(); row++) {
                if (row % LOOK_UP == 0) {
                    work.checkCancelled();
                }
                append(rows, each.next());
            }
        });
        return ParquetWriter.write(
                session,
                DSL.select(DSL.asterisk()).from(DSL.table(name(TABLE))),
                target,
                Optional.of(TIME),
                work);
    }

    /**
     * Writes events that come in any order into a file for each UTC day they lie in.
     *
     * @param target where the file of a day shall be
     */
    static Map<LocalDate, Part> write(
            DuckSession session,
            Consumer<Consumer<LakeEvent>> events,
            Function<LocalDate, Path> target,
            Work work) {
        session.execute(table(), work);
        session.fillTemporary(TABLE, rows -> events.accept(event -> {
            try {
                append(rows, event);
            } catch (SQLException failed) {
                throw DuckFailures.translate(failed);
            }
        }));
        Map<LocalDate, Part> parts = new TreeMap<>();
        for (LocalDate day : days(session, work)) {
            Select<?> sorted = DSL.select(DSL.asterisk())
                    .from(DSL.table(name(TABLE)))
                    .where(DSL.condition(
                            "{0} >= cast({1} as timestamp) and {0} < cast({2} as timestamp)",
                            DSL.field(name(TIME)),
                            inline(day.toString()),
                            inline(day.plusDays(1).toString())))
                    .orderBy(DSL.field(name(TIME)), DSL.field(name("arrival")));
            parts.put(day, ParquetWriter.write(session, sorted, target.apply(day), Optional.of(TIME), work));
        }
        return parts;
    }

    private static List<LocalDate> days(DuckSession session, Work work) {
        return session.list(
                DSL.selectDistinct(DSL.field("cast(cast({0} as date) as varchar)", DSL.field(name(TIME))))
                        .from(DSL.table(name(TABLE))),
                work,
                (batch, row) -> LocalDate.parse(String.valueOf(batch.text(row, 0))));
    }

    private static Query table() {
        List<QueryPart> columns = LakeColumns.ALL.stream()
                .<QueryPart>map(column -> DSL.sql("{0} " + column.sqlType(), name(column.name())))
                .toList();
        return DSL.query("create temp table {0} ({1})", name(TABLE), DSL.list(columns));
    }

    private static void append(DuckDBAppender row, LakeEvent event) throws SQLException {
        row.beginRow();
        row.append(event.id());
        row.append(event.project());
        row.append(event.event());
        row.append(event.user());
        text(row, event.session());
        row.append(event.properties());
        text(row, event.url());
        text(row, event.referrer());
        text(row, event.userAgent());
        text(row, event.ipAddress());
        text(row, event.deviceType());
        text(row, event.browser());
        text(row, event.os());
        text(row, event.country());
        row.appendEpochMicros(event.created());
        if (event.client() == null) {
            row.appendNull();
        } else {
            row.appendEpochMicros(event.client());
        }
        row.append(event.arrival());
        // No clock was corrected.
        row.appendNull();
        row.endRow();
    }

    private static void text(DuckDBAppender row, @Nullable String text) throws SQLException {
        if (text == null) {
            row.appendNull();
        } else {
            row.append(text);
        }
    }
}
