package dev.steward.source.lake;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;

import dev.steward.model.Work;
import dev.steward.source.Appender.Gathered;
import dev.steward.source.Appender.Part;
import dev.steward.source.LakeEvent;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Events in a temporary table, which goes with its session. */
final class GatheredEvents implements Gathered {
    private static final String NAME = "gathered events";
    private static final Table<?> TABLE = DSL.table(name(NAME));
    private static final String TIME = "created_at";

    private final DuckSession session;
    private final EventColumns columns;

    private GatheredEvents(DuckSession session, EventColumns columns) {
        this.session = session;
        this.columns = columns;
    }

    /** Takes over the session. */
    static GatheredEvents of(DuckSession session, Set<String> empty, Consumer<Consumer<LakeEvent>> events, Work work) {
        EventColumns columns = new EventColumns(empty);
        try {
            session.execute(columns.table(NAME), work);
            session.fillTemporary(
                    NAME,
                    rows -> events.accept(event -> {
                        try {
                            columns.append(rows, event);
                        } catch (SQLException failed) {
                            throw DuckFailures.translate(failed);
                        }
                    }));
            return new GatheredEvents(session, columns);
        } catch (RuntimeException failed) {
            session.close();
            throw failed;
        }
    }

    @Override
    public Map<LocalDate, Part> write(Path folder, String name, Work work) {
        Map<LocalDate, Part> parts = new TreeMap<>();
        for (LocalDate day : days(work)) {
            Path target = folder.resolve(name + "-" + day + ".parquet");
            parts.put(day, ParquetWriter.write(session, of(day), target, Optional.of(TIME), work));
        }
        return parts;
    }

    private List<LocalDate> days(Work work) {
        return session.list(
                DSL.selectDistinct(
                                DSL.field("cast(cast({0} as date) as varchar)", SQLDataType.VARCHAR, field(name(TIME))))
                        .from(TABLE),
                work,
                (batch, row) -> LocalDate.parse(String.valueOf(batch.text(row, 0))));
    }

    private Select<?> of(LocalDate day) {
        return DSL.select(columns.all())
                .from(TABLE)
                .where(DSL.condition(
                        "{0} >= cast({1} as timestamp) and {0} < cast({2} as timestamp)",
                        field(name(TIME)),
                        inline(day.toString()),
                        inline(day.plusDays(1).toString())))
                .orderBy(field(name(TIME)), field(name("arrival")));
    }

    @Override
    public void close() {
        session.close();
    }
}
