package dev.steward.analysis.trends;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lead;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.when;

import dev.steward.analysis.Chosen;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Measures that look back over several periods. Whoever is active on a day counts from then on for n days, or until the
 * next day of activity, whichever is sooner; then no day counts anybody twice, and adding up who begins and who ends gives
 * how many count each day. One row for each series, group, day and length: series, day, length, people, and the group.
 */
final class Spans {
    /** Stands for no series: a row that tells the last period with events. */
    static final int LATEST = -1;

    private static final Field<Long> LATEST_PERIOD = DSL.field(name("latest"), SQLDataType.BIGINT);
    private static final Field<Long> LENGTH = DSL.field(name("length"), SQLDataType.BIGINT);

    private Spans() {}

    /** {@code days}: for how many days an activity counts, for each of the series. */
    static Select<?> active(Trends question, List<Integer> series, List<Integer> days, Table<?> counted) {
        List<Field<?>> by = by(question, Chosen.ACTOR, Counted.PERIOD);
        List<Field<?>> columns = new ArrayList<>(by);
        for (int i : series) {
            columns.add(max(when(DSL.condition(Counted.counts(i)), inline(1)).otherwise(inline(0)))
                    .as(does(i)));
        }
        var active = name("active").as(DSL.select(columns).from(counted).groupBy(by));
        List<Select<Record>> parts = new ArrayList<>();
        for (int at = 0; at < series.size(); at++) {
            Field<Long> most = inline((long) days.get(at));
            Field<Long> next = lead(Counted.PERIOD)
                    .over()
                    .partitionBy(by(question, Chosen.ACTOR))
                    .orderBy(Counted.PERIOD)
                    .minus(Counted.PERIOD);
            List<Field<?>> inner = by(question, Counted.PERIOD);
            inner.add(least(most, coalesce(next, most)).as(LENGTH));
            Table<?> spans = DSL.select(inner)
                    .from(active)
                    .where(does(series.get(at)).eq(inline(1)))
                    .asTable(name("spans"));
            parts.add(counts(question, series.get(at), Counted.PERIOD, LENGTH, spans));
        }
        return DSL.with(active).select(DSL.asterisk()).from(together(parts).asTable(name("counts")));
    }

    /** Each actor's first period alone, with length 0: from then on they count forever. And a row {@link #LATEST}. */
    static Select<?> first(Trends question, List<Integer> series, Table<?> counted) {
        List<Field<?>> by = by(question, Chosen.ACTOR);
        List<Field<?>> columns = new ArrayList<>(by);
        for (int i : series) {
            columns.add(
                    min(when(DSL.condition(Counted.counts(i)), Counted.PERIOD)).as(begins(i)));
        }
        columns.add(max(Counted.PERIOD).as(LATEST_PERIOD));
        var first = name("first").as(DSL.select(columns).from(counted).groupBy(by));
        List<Select<Record>> parts = new ArrayList<>();
        for (int i : series) {
            Table<?> begun = DSL.select(DSL.asterisk())
                    .from(first)
                    .where(begins(i).isNotNull())
                    .asTable(name("begun"));
            parts.add(counts(question, i, begins(i), inline(0L), begun));
        }
        List<Field<?>> latest =
                new ArrayList<>(List.of(inline((long) LATEST), max(LATEST_PERIOD), inline(0L), inline(0L)));
        question.breakdown().ifPresent(_ -> latest.add(DSL.castNull(SQLDataType.VARCHAR)));
        parts.add(DSL.select(latest).from(first).having(max(LATEST_PERIOD).isNotNull()));
        return DSL.with(first).select(DSL.asterisk()).from(together(parts).asTable(name("counts")));
    }

    private static Select<Record> counts(
            Trends question, int series, Field<Long> period, Field<Long> length, Table<?> from) {
        List<Field<?>> columns = new ArrayList<>(List.of(
                inline((long) series).as("series"),
                period.as("day"),
                length.as("length"),
                count().cast(SQLDataType.BIGINT).as("people")));
        question.breakdown().ifPresent(_ -> columns.add(Counted.GROUP));
        List<Field<?>> by = by(question, period);
        if (length == LENGTH) {
            by.add(length);
        }
        return DSL.select(columns).from(from).groupBy(by);
    }

    private static Select<Record> together(List<Select<Record>> parts) {
        Select<Record> all = parts.getFirst();
        for (Select<Record> part : parts.subList(1, parts.size())) {
            all = all.unionAll(part);
        }
        return all;
    }

    /** The fields, and the group where there are several. */
    private static List<Field<?>> by(Trends question, Field<?>... fields) {
        List<Field<?>> by = new ArrayList<>(List.of(fields));
        question.breakdown().ifPresent(_ -> by.add(Counted.GROUP));
        return by;
    }

    private static Field<Integer> does(int series) {
        return DSL.field(name("does_" + series), SQLDataType.INTEGER);
    }

    private static Field<Long> begins(int series) {
        return DSL.field(name("begins_" + series), SQLDataType.BIGINT);
    }
}
