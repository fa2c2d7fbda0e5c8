package dev.steward.source.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.model.StatementLog;
import dev.steward.model.TimeRange;
import dev.steward.model.Work;
import dev.steward.source.EventTable;
import dev.steward.source.WarehouseState;
import dev.steward.testing.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A standby, which replays another server's log and can only be read, answers questions like every other server. */
class WarehouseStandbyTest {
    @TempDir
    Path folder;

    @Test
    void questionsAreAnswered() throws IOException {
        Path data = folder.resolve("data");
        try (Postgres primary = Postgres.start(Map.of(), Optional.of(data))) {
            primary.run(
                    "create table events (user_id text, event text, ts timestamptz)",
                    "insert into events values ('ann', 'visit', '2026-01-01T10:00:00Z'), ('bob', 'buy', '2026-01-02T10:00:00Z')");
        }
        // The primary has ended in good order: what it leaves is what a base backup would be.
        Files.createFile(data.resolve("standby.signal"));
        try (Postgres standby = Postgres.start(Map.of(), Optional.of(data))) {
            assertThat(standby.list("select pg_is_in_recovery()")).containsExactly("t");
            try (PgSource source = PgSource.open(
                    standby.connection("public", "events", ""),
                    () -> "",
                    _ -> Optional.empty(),
                    StatementLog.NONE,
                    Work.unobserved())) {
                assertThat(source.facts().events()).isEqualTo(2);
                assertThat(source.facts().generation()).contains("/");
                EventTable events = source.events(TimeRange.ALL);
                List<String> people = new ArrayList<>();
                source.fetch(
                        DSL.select(events.person()).from(events.table()).orderBy(events.micros()),
                        Work.unobserved(),
                        row -> people.add(row.text(0, 0)));
                assertThat(people).containsExactly("ann", "bob");
            }
            try (PgState state = PgState.open(
                    standby.connection("public", "events", ""), () -> "", StatementLog.NONE, Work.unobserved())) {
                List<String> taken = new ArrayList<>();
                WarehouseState.Slice all =
                        new WarehouseState.Slice(TimeRange.ALL, Optional.empty(), Optional.empty(), Optional.empty());
                state.read(all, List.of(), false, Work.unobserved(), row -> taken.add(row.person()));
                assertThat(taken).containsExactly("ann", "bob");
            }
        }
    }
}
