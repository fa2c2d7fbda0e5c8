package dev.steward.ingest;

import static dev.steward.ingest.Fields.number;
import static dev.steward.ingest.Fields.text;

import dev.steward.audit.AuditLog;
import dev.steward.audit.Entry;
import dev.steward.model.Times;
import dev.steward.model.Value;
import dev.steward.model.Work;
import dev.steward.source.Appender;
import dev.steward.source.lake.LakeFolder;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Adds to the identity table of a lake: alias, person, since. */
public final class IdentityImporter {
    private static final Name ALL = DSL.name("merges");
    private static final int CHUNK = 500;

    private final Appender.Desk desk;
    private final AuditLog audit;
    private final InstantSource clock;

    public IdentityImporter(Appender.Desk desk, AuditLog audit, InstantSource clock) {
        this.desk = desk;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Adds merges to those the lake has, all of them or none. One that says nothing new is not added again. Fails as
     * {@link Importer#run} does, and
     *
     * @throws dev.steward.model.SourceUnavailable when the folder is no lake yet
     * @throws dev.steward.model.BadInput when the merges contradict each other or run in a circle
     */
    public IdentityReport add(Path lake, List<Identity> identities, String person, Work work) {
        Path folder = new LakeFolder(lake).current().lake();
        try (Appender appender = desk.open(folder, List.of(), "identities by " + person)) {
            new Recovery(appender, audit, clock).run();
            audit.append(new Entry(
                    person,
                    "identities.started",
                    folder.toString(),
                    Map.of("identities", Value.of(identities.size()))));
            try {
                IdentityReport report = add(appender, identities, person, work);
                audit.append(new Entry(person, "identities.finished", folder.toString(), figures(report)));
                return report;
            } catch (RuntimeException failed) {
                audit.append(new Entry(
                        person,
                        "identities.failed",
                        folder.toString(),
                        Map.of("reason", Value.of(Importer.code(failed)))));
                throw failed;
            }
        }
    }

    private static Map<String, Value> figures(IdentityReport report) {
        return Map.of(
                "identities", Value.of(report.given()),
                "added", Value.of(report.added()),
                "known", Value.of(report.known()),
                "generation", Value.of(report.generation()));
    }

    private static IdentityReport add(Appender lake, List<Identity> given, String person, Work work) {
        IdentityHistory history = IdentityHistory.grow(known(lake, work), given);
        long known = given.size() - history.added();
        if (history.added() == 0) {
            return new IdentityReport(given.size(), 0, known, lake.generation());
        }
        load(lake, history.all(), work);
        Appender.Part part =
                lake.write(lake.workshop().resolve("identities.parquet"), sorted(), Optional.empty(), work);
        String generation = lake.commit(
                new Appender.Addition("identities by " + person, List.of(), Optional.of(part), lake.nextArrival()));
        return new IdentityReport(given.size(), history.added(), known, generation);
    }

    private static List<IdentityHistory.Link> known(Appender lake, Work work) {
        if (lake.identities().isEmpty()) {
            return List.of();
        }
        Field<Long> since = DSL.field(
                "coalesce(epoch_us(cast({0} as timestamp)), 0)", SQLDataType.BIGINT, DSL.field(DSL.name("since")));
        return Queries.list(
                lake,
                DSL.select(asText("alias"), asText("person"), since).from(lake.rows(lake.identities())),
                work,
                (batch, row) -> IdentityHistory.Link.known(
                        String.valueOf(batch.text(row, 0)),
                        String.valueOf(batch.text(row, 1)),
                        Times.instant(batch.number(row, 2))));
    }

    private static Field<String> asText(String column) {
        return DSL.field(DSL.name(column)).cast(SQLDataType.VARCHAR);
    }

    private static void load(Appender lake, List<IdentityHistory.Link> links, Work work) {
        lake.execute(DSL.query("create table {0} (alias varchar, person varchar, since bigint)", ALL), work);
        for (int from = 0; from < links.size(); from += CHUNK) {
            List<Field<?>> rows = new ArrayList<>();
            links.subList(from, Math.min(from + CHUNK, links.size()))
                    .forEach(link -> rows.add(DSL.field(
                            "({0}, {1}, {2})",
                            SQLDataType.OTHER,
                            DSL.inline(link.alias()),
                            DSL.inline(link.person()),
                            DSL.inline(Times.micros(link.since())))));
            lake.execute(DSL.query("insert into {0} values {1}", ALL, DSL.list(rows)), work);
        }
    }

    private static Select<?> sorted() {
        return DSL.select(
                        text("alias"),
                        text("person"),
                        LakeRow.time(number("since")).as("since"))
                .from(DSL.table(ALL))
                .orderBy(number("since"), text("alias"), text("person"));
    }
}
