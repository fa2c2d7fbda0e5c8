package dev.steward.source.lake;

import static org.jooq.impl.DSL.name;

import dev.steward.model.Work;
import dev.steward.source.Appender.Part;
import dev.steward.source.LakeEvent;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.impl.DSL;

/** Writes events that the program made itself into a file of a lake. */
final class EventFile {
    private static final String TABLE = "made events";
    private static final int LOOK_UP = 4_096;

    private EventFile() {}

    static Part write(DuckSession session, Stream<LakeEvent> events, Path target, Work work) {
        EventColumns columns = new EventColumns(Set.of());
        session.execute(columns.table(TABLE), work);
        session.fillTemporary(TABLE, rows -> {
            int row = 0;
            for (Iterator<LakeEvent> each = events.iterator(); each.hasNext(); row++) {
                if (row % LOOK_UP == 0) {
                    work.checkCancelled();
                }
                columns.append(rows, each.next());
            }
        });
        return ParquetWriter.write(
                session,
                DSL.select(DSL.asterisk()).from(DSL.table(name(TABLE))),
                target,
                Optional.of("created_at"),
                work);
    }
}
