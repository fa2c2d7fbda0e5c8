package dev.steward.source.lake;

import dev.steward.model.Work;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.Name;
import org.jooq.impl.DSL;

/** The identity table: which names belong to which person, followed to the end. */
final class Identities {
    private static final AtomicInteger LOADED = new AtomicInteger();

    private Identities() {}

    /** Loads the table of a lake as (alias, person), each alias with its last person; empty when nobody is merged. */
    static Optional<Name> load(DuckSession session, List<Path> files, Work work) {
        if (files.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> merges = new HashMap<>();
        session.fetch(
                DSL.select(DSL.field(DSL.name("alias")), DSL.field(DSL.name("person")))
                        .from(DSL.table(
                                "read_parquet({0})",
                                Sql.list(files.stream().map(Path::toString).toList())))
                        .orderBy(DSL.field(DSL.name("since")), DSL.field(DSL.name("person"))),
                work,
                batch -> {
                    for (int row = 0; row < batch.rows(); row++) {
                        merges.put(String.valueOf(batch.text(row, 0)), String.valueOf(batch.text(row, 1)));
                    }
                });
        List<String[]> rows = new ArrayList<>();
        resolve(merges).forEach((alias, person) -> rows.add(new String[] {alias, person}));
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        String table = "identities_" + LOADED.incrementAndGet();
        session.execute(DSL.query("create table {0} (alias varchar, person varchar)", DSL.name(table)), work);
        session.append(table, rows.size(), rows::get);
        return Optional.of(DSL.name(table));
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
