package dev.steward.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.definition.Mapping;
import dev.steward.model.StatementLog;
import dev.steward.model.Work;
import dev.steward.source.lake.EngineLimits;
import dev.steward.source.lake.LocalSource;
import dev.steward.source.lake.LocalSources;
import dev.steward.source.lake.SourceFiles;
import dev.steward.source.warehouse.PgSource;
import dev.steward.testing.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a warehouse holds is told as what a file with the same events holds. */
class WarehouseCatalogTest {
    private static final Work WORK = Work.unobserved();
    private static final String MAPPING = "user=who,event=event,ts=ts,session=session,properties=properties";

    @TempDir
    Path folder;

    private record Row(String who, String event, String ts, String country, String properties) {
        String json() {
            return "{\"who\":\"%s\",\"event\":\"%s\",\"ts\":\"%s\",\"session\":\"s1\",\"country\":\"%s\",\"properties\":%s}%n"
                    .formatted(who, event, ts, country, properties);
        }

        String sql() {
            return "insert into visits values ('%s', '%s', '%s', 's1', '%s', '%s')"
                    .formatted(who, event, ts, country, properties.replace("'", "''"));
        }
    }

    private static final List<Row> ROWS = List.of(
            new Row("ann", "visit", "2026-01-01T10:00:00Z", "DE", "{\"page\":\"/\",\"ms\":1.0,\"a/b\":true}"),
            new Row("ann", "visit", "2026-01-01T10:00:00Z", "DE", "{\"page\":\"/x\",\"ms\":\"1\",\"country\":\"GB\"}"),
            new Row("bob", "visit", "2026-01-03T23:59:59Z", "FR", "{\"page\":null,\"ms\":2.5}"),
            new Row("Bobby", "buy", "2026-01-02T00:00:00Z", "FR", "{}"),
            new Row("ann", "buy", "2026-01-02T08:00:00Z", "DE", "{\"page\":\"it's \\\"so\\\"\"}"));

    @Test
    void theSameEventsGiveTheSameCatalogue() throws IOException {
        Path file = Files.createDirectories(folder.resolve("data")).resolve("a.jsonl");
        Files.writeString(file, String.join("", ROWS.stream().map(Row::json).toList()));
        LocalSources sources = new LocalSources(
                new EngineLimits(500_000_000, 1, folder.resolve("spill")), segment -> Optional.empty());
        try (Postgres postgres = Postgres.start();
                LocalSource local = sources.open(
                        sources.prepare(SourceFiles.find(folder.resolve("data")), WORK),
                        Mapping.parse(MAPPING),
                        WORK)) {
            postgres.run(
                    "create table visits (who text, event text, ts timestamptz, session text, country text, properties jsonb)");
            ROWS.forEach(row -> postgres.run(row.sql()));
            try (PgSource warehouse = PgSource.open(
                    postgres.connection("public", "visits", MAPPING),
                    () -> "",
                    _ -> Optional.empty(),
                    StatementLog.NONE,
                    WORK)) {
                Catalog wanted = new SourceCatalog(local);
                Catalog found = new SourceCatalog(warehouse);
                assertThat(found.overview(WORK)).isEqualTo(wanted.overview(WORK));
                assertThat(found.events(WORK)).isEqualTo(wanted.events(WORK));
                for (String event : List.of("visit", "buy", "nothing")) {
                    assertThat(found.properties(event, WORK)).as(event).isEqualTo(wanted.properties(event, WORK));
                }
                for (String search : List.of("", "BO", "ann", "x")) {
                    assertThat(found.people(search, 0, 2, WORK))
                            .as(search)
                            .isEqualTo(wanted.people(search, 0, 2, WORK));
                }
                assertThat(timeline(found)).isEqualTo(timeline(wanted));
            }
        }
    }

    /** The entries of a page; jsonb keeps the keys of an object in an order of its own. */
    private static List<List<Object>> timeline(Catalog catalog) {
        return catalog.timeline("ann", 1, 5, WORK).rows().stream()
                .map(entry ->
                        List.<Object>of(entry.at(), entry.event(), entry.session(), Set.copyOf(entry.properties())))
                .toList();
    }
}
