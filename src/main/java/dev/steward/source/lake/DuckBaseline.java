package dev.steward.source.lake;

import dev.steward.model.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * What DuckDB itself needs for a lake's files, to measure Steward against: the same work as a person would write it down in
 * SQL. Its own engine, with the lake's folder and nothing else.
 */
public final class DuckBaseline implements AutoCloseable {
    private static final Field<String> USER = DSL.field(DSL.name("user_id"), SQLDataType.VARCHAR);
    private static final Field<String> EVENT = DSL.field(DSL.name("event_type"), SQLDataType.VARCHAR);
    private static final Field<Object> AT = DSL.field(DSL.name("created_at"), SQLDataType.OTHER);

    private final DuckEngine engine;
    private final Table<?> events;

    public DuckBaseline(EngineLimits limits, LakeSnapshot lake) {
        this.engine = DuckEngine.open(limits, List.of(lake.lake()));
        this.events = DSL.table(
                "read_parquet({0})",
                Sql.list(lake.files().stream()
                        .map(file -> file.path().toString())
                        .toList()));
    }

    /** Reads and hashes person, event and time of every event: less than that no cold answer can cost. */
    public void readAndHash(Work work) {
        run(DSL.select(hash(USER), hash(EVENT), hash(AT)).from(events), work);
    }

    private static Field<Object> hash(Field<?> field) {
        return DSL.field("sum(hash({0}) % 1000)", SQLDataType.OTHER, field);
    }

    /** People who reach each step of an ordered funnel, by a chain of ASOF joins from every first step on. */
    public List<Long> asofFunnel(List<String> steps, Duration window, Work work) {
        StringBuilder from = new StringBuilder("(select {0} u, {1} t from {2} where {3} = {4}) s0");
        List<org.jooq.QueryPart> parts =
                new ArrayList<>(List.of(USER, AT, events, EVENT, DSL.inline(steps.getFirst())));
        StringBuilder counts = new StringBuilder("count(distinct s0.u)");
        for (int step = 1; step < steps.size(); step++) {
            from.append(" asof left join (select {0} u, {1} t from {2} where {3} = {")
                    .append(parts.size())
                    .append("}) s%1$d on s0.u = s%1$d.u and s%2$d.t <= s%1$d.t".formatted(step, step - 1));
            parts.add(DSL.inline(steps.get(step)));
            counts.append(", count(distinct case when s%1$d.t <= s0.t + to_seconds(%2$d) then s0.u end)"
                    .formatted(step, window.toSeconds()));
        }
        List<Long> reached = new ArrayList<>();
        try (DuckSession session = engine.session()) {
            Query query = DSL.query("select " + counts + " from " + from, parts.toArray(org.jooq.QueryPart[]::new));
            session.fetch(query, work, batch -> {
                for (int step = 0; step < steps.size(); step++) {
                    reached.add(batch.number(0, step));
                }
            });
        }
        return reached;
    }

    /** A table of the same three columns, sorted by person and time: what an index is, made by DuckDB. */
    public void sortedTable(Work work) {
        try (DuckSession session = engine.session()) {
            session.execute(
                    DSL.query(
                            "create or replace table sorted_events as {0}",
                            DSL.select(USER, AT, EVENT).from(events).orderBy(USER, AT)),
                    work);
            session.execute(DSL.query("drop table sorted_events"), work);
        }
    }

    private void run(Query query, Work work) {
        try (DuckSession session = engine.session()) {
            session.fetch(query, work, _ -> {});
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
