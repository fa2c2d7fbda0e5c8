package dev.steward.source.lake;

import dev.steward.model.Times;
import dev.steward.model.Work;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The identity table of a lake: which names belong to which person, followed to the end. */
public final class Identities {
    private static final AtomicInteger LOADED = new AtomicInteger();

    /**
     * One row of the table.
     *
     * @param since when that became known; of two rows that name the same alias the later holds
     * @param end whom the alias counts for now, at the end of all that follow; empty for a row that holds no longer
     */
    public record Merge(String alias, String person, Instant since, Optional<String> end) {}

    private record Row(String alias, String person, Instant since) {}

    private Identities() {}

    /** The whole table, oldest first. */
    public static List<Merge> list(EngineLimits limits, LakeSnapshot lake, Work work) {
        try (DuckEngine engine = DuckEngine.open(limits, List.of(lake.lake()));
                DuckSession session = engine.session()) {
            List<Row> rows = rows(session, lake.identities(), work);
            Map<String, Row> holding = new HashMap<>();
            rows.forEach(row -> holding.put(row.alias(), row));
            Map<String, String> ends = resolve(merges(rows));
            return rows.stream()
                    .map(row -> new Merge(
                            row.alias(),
                            row.person(),
                            row.since(),
                            Optional.ofNullable(ends.get(row.alias())).filter(_ -> holding.get(row.alias()) == row)))
                    .toList();
        }
    }

    /** Loads the table of a lake as (alias, person), each alias with its last person; empty when nobody is merged. */
    static Optional<Name> load(DuckSession session, List<Path> files, Work work) {
        List<String[]> rows = new ArrayList<>();
        resolve(merges(rows(session, files, work))).forEach((alias, person) -> rows.add(new String[] {alias, person}));
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        String table = "identities_" + LOADED.incrementAndGet();
        session.execute(DSL.query("create table {0} (alias varchar, person varchar)", DSL.name(table)), work);
        session.append(table, rows.size(), rows::get);
        return Optional.of(DSL.name(table));
    }

    private static Map<String, String> merges(List<Row> rows) {
        Map<String, String> merges = new HashMap<>();
        rows.forEach(row -> merges.put(row.alias(), row.person()));
        return merges;
    }

    /** In the order in which the rows come to hold. A table of another tool may have no times: its rows come first. */
    private static List<Row> rows(DuckSession session, List<Path> files, Work work) {
        if (files.isEmpty()) {
            return List.of();
        }
        Field<Long> since = DSL.field(
                "coalesce(epoch_us(cast({0} as timestamp)), 0)", SQLDataType.BIGINT, DSL.field(DSL.name("since")));
        Field<String> alias = Sql.text(DSL.field(DSL.name("alias")));
        Field<String> person = Sql.text(DSL.field(DSL.name("person")));
        return session.list(
                DSL.select(alias, person, since)
                        .from(DSL.table(
                                "read_parquet({0})",
                                Sql.list(files.stream().map(Path::toString).toList())))
                        .orderBy(since, person, alias),
                work,
                (batch, row) -> new Row(
                        String.valueOf(batch.text(row, 0)),
                        String.valueOf(batch.text(row, 1)),
                        Times.instant(batch.number(row, 2))));
    }

    /** Follows every alias to its last person; names that point at each other in a circle become the first of them by name. */
    static Map<String, String> resolve(Map<String, String> merges) {
        Map<String, String> resolved = new HashMap<>();
        for (String alias : merges.keySet()) {
            Set<String> seen = new LinkedHashSet<>();
            String person = alias;
            while (seen.add(person)) {
                String next = merges.get(person);
                if (next == null) {
                    break;
                }
                person = next;
            }
            if (merges.containsKey(person)) {
                person = circle(merges, person).first();
            }
            if (!person.equals(alias)) {
                resolved.put(alias, person);
            }
        }
        return resolved;
    }

    private static TreeSet<String> circle(Map<String, String> merges, String member) {
        TreeSet<String> circle = new TreeSet<>();
        for (String name = member; name != null && circle.add(name); name = merges.get(name)) {}
        return circle;
    }
}
