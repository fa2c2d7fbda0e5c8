package dev.steward.source.warehouse;

import static org.jooq.impl.DSL.name;

import dev.steward.model.BadInput;
import dev.steward.model.Work;
import dev.steward.source.RowRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * A table that rows may be removed from, with all that the catalogue says about it.
 *
 * @param key the columns of its primary key
 * @param parts the relations its rows lie in: itself, or its partitions
 * @param references what may point at its rows
 * @param form a digest of what it was when all this was found out
 */
record PgRowTable(
        PgTable top,
        List<String> key,
        List<PgRowPlace.Relation> parts,
        List<PgReference> references,
        Map<String, PgTable> tables,
        String form) {
    PgRowTable {
        key = List.copyOf(key);
        parts = List.copyOf(parts);
        references = List.copyOf(references);
    }

    /** Looks it up; throws {@link BadInput} when nothing could be removed from it. */
    static PgRowTable find(PgActs acts, String schema, String relation, Work work) {
        PgTable top = PgTable.find(acts, schema, relation, work);
        Field<?> oid = PgRowPlace.oid(top);
        if (!List.of("r", "p").contains(acts.ask(work, sql -> PgRowPlace.kind(sql, top)))) {
            throw new BadInput(
                    "policy.no-table",
                    top.title() + " in " + acts.target().title() + " is no table: nothing can be removed from it.",
                    "Name the table that the rows lie in.");
        }
        List<String> key = acts.ask(work, sql -> PgRowPlace.key(sql, top));
        if (key.isEmpty()) {
            throw new BadInput(
                    "policy.no-key",
                    top.title() + " has no primary key, by which its rows could be told apart.",
                    "Give it one; a plan names each row that goes.");
        }
        List<PgRowPlace.Relation> parts = acts.ask(work, sql -> PgRowPlace.parts(sql, oid));
        parts.stream().filter(part -> !part.kind().equals("r")).findFirst().ifPresent(foreign -> {
            throw new BadInput(
                    "policy.foreign-part",
                    foreign.title() + " lies on another server; nothing is removed from there.",
                    "Write a policy for the table where it lies.");
        });
        Map<String, PgTable> tables = new HashMap<>();
        for (PgRowPlace.Relation part : parts) {
            PgTable before = tables.put(part.title(), PgTable.find(acts, part.schema(), part.relation(), work));
            if (before != null) {
                throw new BadInput(
                        "policy.two-parts",
                        top.title() + " has two parts that are both called " + part.title() + ", dots and all.",
                        "Give one of them another name.");
            }
        }
        return new PgRowTable(
                top,
                key,
                parts,
                acts.ask(work, sql -> PgReference.to(sql, oid)),
                tables,
                acts.ask(work, sql -> PgRowPlace.form(sql, oid)));
    }

    /** @throws BadInput when it has no part of that name any more */
    PgTable part(String title) {
        PgTable found = tables.get(title);
        if (found == null) {
            throw new BadInput("policy.no-part", top.title() + " has no part " + title + ".", "Make a new plan.");
        }
        return found;
    }

    /** Its own rows alone, whatever inherits from it. */
    Table<?> only(PgTable part) {
        return DSL.table("only {0} as {1}", name(part.schema(), part.relation()), name(PgTable.NAME));
    }

    PgRowRule rule(PgTable over, RowRule rule, Function<Field<String>, List<String>> distinct) {
        return new PgRowRule(over, rule, key, references, distinct, Map.of());
    }

    /** The key columns with their types, in the key's order. */
    List<PgColumn> keyColumns() {
        List<PgColumn> columns = new ArrayList<>();
        key.forEach(column -> columns.add(top.require(column)));
        return columns;
    }
}
