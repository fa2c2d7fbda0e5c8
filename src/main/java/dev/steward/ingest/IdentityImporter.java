package dev.steward.ingest;

import dev.steward.audit.AuditLog;
import dev.steward.audit.Entry;
import dev.steward.model.Times;
import dev.steward.model.Value;
import dev.steward.model.Work;
import dev.steward.source.Appender;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Adds to the identity table of a lake: alias, person, since. */
public final class IdentityImporter {
    private static final Name ADDED = DSL.name("added");
    private static final int CHUNK = 500;

    private final Appender.Desk desk;
    private final AuditLog audit;

    public IdentityImporter(Appender.Desk desk, AuditLog audit) {
        this.desk = desk;
        this.audit = audit;
    }

    /**
     * Adds merges to those the lake has, and returns the name of the new generation. What is there already is not added
     * twice. Fails as {@link Importer#run} does.
     */
    public String add(Path lake, List<Identity> identities, String person, Work work) {
        Path folder = lake.toAbsolutePath().normalize();
        try (Appender appender = desk.open(folder, List.of(), "identities by " + person)) {
            Map<String, Value> details = Map.of("identities", Value.of(identities.size()));
            audit.append(new Entry(person, "identities.started", folder.toString(), details));
            load(appender, identities, work);
            Appender.Part part = appender.write(
                    appender.workshop().resolve("identities.parquet"), all(appender), Optional.empty(), work);
            String generation = appender.commit(new Appender.Addition(
                    "identities by " + person, List.of(), Optional.of(part), appender.nextArrival()));
            audit.append(new Entry(person, "identities.finished", folder.toString(), details));
            return generation;
        }
    }

    private static void load(Appender appender, List<Identity> identities, Work work) {
        appender.execute(DSL.query("create table {0} (alias varchar, person varchar, since timestamp)", ADDED), work);
        for (int from = 0; from < identities.size(); from += CHUNK) {
            List<Field<?>> rows = new ArrayList<>();
            identities
                    .subList(from, Math.min(from + CHUNK, identities.size()))
                    .forEach(identity -> rows.add(DSL.field(
                            "({0}, {1}, {2})",
                            SQLDataType.OTHER,
                            DSL.inline(identity.alias()),
                            DSL.inline(identity.person()),
                            LakeRow.time(DSL.inline(Times.micros(identity.since()))))));
            appender.execute(DSL.query("insert into {0} values {1}", ADDED, DSL.list(rows)), work);
        }
    }

    private static Select<?> all(Appender appender) {
        Field<Object> alias = DSL.field(DSL.name("alias"));
        Field<Object> person = DSL.field(DSL.name("person"));
        Field<Object> since = DSL.field(DSL.name("since"));
        Table<?> added = DSL.table(ADDED);
        Table<?> both = appender.identities().isEmpty()
                ? added
                : DSL.table(
                        "({0} union all {1})",
                        DSL.select(
                                        alias,
                                        person,
                                        DSL.field("cast({0} as timestamp)", since)
                                                .as("since"))
                                .from(appender.rows(appender.identities())),
                        DSL.select(alias, person, since).from(added));
        return DSL.select(alias, person, DSL.field("min({0})", since).as("since"))
                .from(DSL.select(DSL.asterisk()).from(both).asTable("both"))
                .groupBy(alias, person)
                .orderBy(DSL.field(DSL.name("since")), alias, person);
    }
}
