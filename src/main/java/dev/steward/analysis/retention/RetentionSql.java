package dev.steward.analysis.retention;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.steward.analysis.CalendarSql;
import dev.steward.analysis.Chosen;
import dev.steward.model.CalendarAxis;
import dev.steward.model.Cell;
import dev.steward.model.Matcher;
import dev.steward.model.TimeRange;
import dev.steward.source.EventTable;
import dev.steward.source.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Retention as the engine counts it, in one statement: who belongs to which cohorts, when each of them came back, and from that
 * how many people each cell has. One row a cell that is not empty: {@link #VALUE}, {@link #ROW}, {@link #COLUMN}, {@link #PEOPLE};
 * a rolling question's cells hold those who came back then for the last time.
 */
final class RetentionSql {
    static final Field<String> VALUE = DSL.field(name("value"), SQLDataType.VARCHAR);
    static final Field<Long> ROW = DSL.field(name("cohort"), SQLDataType.BIGINT);
    static final Field<Long> COLUMN = DSL.field(name("later"), SQLDataType.BIGINT);
    static final Field<Long> PEOPLE = DSL.field(name("people"), SQLDataType.BIGINT);

    private static final Field<Long> AT = DSL.field(name("at"), SQLDataType.BIGINT);
    private static final Field<Long> ARRIVAL = DSL.field(name("arrival"), SQLDataType.BIGINT);
    private static final Field<Long> PERIOD = DSL.field(name("period"), SQLDataType.BIGINT);
    private static final long BLOCK = 86_400_000_000L;

    private final Retention question;
    private final CalendarAxis axis;
    private final EventTable events;
    private final boolean split;
    private final boolean first;
    private final boolean blocks;

    RetentionSql(Retention question, CalendarAxis axis, Reader reader) {
        this.question = question;
        this.axis = axis;
        this.events = reader.events(TimeRange.ALL);
        this.split = question.breakdown().isPresent();
        this.first = question.mode() == Retention.Mode.FIRST_TIME;
        this.blocks = question.windowMode() == Retention.WindowMode.HOURS_24;
    }

    /** How many people each value of the breakdown has in some cohort: {@link #VALUE}, {@link #PEOPLE}. */
    Select<?> values() {
        return DSL.select(
                        VALUE,
                        countDistinct(Chosen.ACTOR).cast(SQLDataType.BIGINT).as(PEOPLE))
                .from(cohorts().asTable(name("cohorts")))
                .groupBy(VALUE);
    }

    /** @param kept the values that stay apart, the rest being {@link Values#OTHER}; empty: all */
    Select<?> cells(Optional<Set<String>> kept) {
        CommonTableExpression<?> cohorts = name("cohorts").as(cohorts());
        CommonTableExpression<?> returns = name("returns").as(returns());
        Table<?> came = came(cohorts, returns);
        Select<Record> sizes = counted(cohorts, kept, inline(0L));
        Select<Record> later = question.rolling() ? last(came, kept) : counted(came, kept, PERIOD.minus(ROW));
        return DSL.with(cohorts, returns)
                .select(VALUE, ROW, COLUMN, PEOPLE)
                .from(sizes.unionAll(later).asTable(name("cells")));
    }

    /** The people of a cell, as {@link RetentionKind} counts rows and columns. */
    Select<?> people(Cell cell, Optional<Set<String>> kept) {
        CommonTableExpression<?> cohorts = name("cohorts").as(cohorts());
        CommonTableExpression<?> returns = name("returns").as(returns());
        Table<?> from = cell.column() == 0 ? cohorts : came(cohorts, returns);
        Field<Long> column = cell.column() == 0 ? inline(0L) : PERIOD.minus(ROW);
        Table<?> labelled = DSL.select(Chosen.ACTOR, label(kept).as(VALUE), ROW, column.as(COLUMN))
                .from(from)
                .asTable(name("labelled"));
        Field<Long> wanted = inline((long) cell.column());
        return DSL.with(cohorts, returns)
                .selectDistinct(Chosen.ACTOR)
                .from(labelled)
                .where(VALUE.eq(val(cell.group().isEmpty() ? "" : cell.group().getFirst())))
                .and(ROW.eq(inline((long) cell.row())))
                .and(question.rolling() ? COLUMN.ge(wanted) : COLUMN.eq(wanted));
    }

    private Chosen chosen(Matcher matcher) {
        Chosen chosen = new Chosen(question.scope(), events)
                .where(events.matches(matcher))
                .column(events.micros().as(AT));
        question.breakdown()
                .ifPresent(by -> chosen.column(
                        coalesce(events.text(by.property()), inline("")).as(VALUE)));
        return chosen;
    }

    /** Whom to look at alone: an actor, or an actor with one value. */
    private List<Field<?>> by() {
        return split ? List.of(Chosen.ACTOR, VALUE) : List.of(Chosen.ACTOR);
    }

    private Condition onAxis() {
        return AT.between(inline(axis.start(0)), inline(axis.start(axis.size()) - 1));
    }

    /** Who belongs to which rows; in blocks of 24 hours with the instant that they are counted from. */
    private Select<Record> cohorts() {
        List<Field<?>> columns = new ArrayList<>(by());
        columns.add(CalendarSql.period(AT, axis).as(ROW));
        columns.add(AT);
        if (first) {
            return DSL.select(columns).from(firstTargets()).where(onAxis());
        }
        Table<?> targets = chosen(question.target()).apart();
        List<Field<?>> by = new ArrayList<>(by());
        if (!blocks) {
            by.add(CalendarSql.period(AT, axis));
        }
        List<Field<?>> earliest = new ArrayList<>(by());
        earliest.add(min(AT).as(AT));
        return DSL.select(columns)
                .from(DSL.select(earliest)
                        .from(targets)
                        .where(onAxis())
                        .groupBy(by)
                        .asTable(name("targets")));
    }

    /** The first target event of everybody, whatever the range. */
    private Table<?> firstTargets() {
        if (!split) {
            return DSL.select(Chosen.ACTOR, min(AT).as(AT))
                    .from(chosen(question.target()).apart())
                    .groupBy(Chosen.ACTOR)
                    .asTable(name("targets"));
        }
        return DSL.select(Chosen.ACTOR, VALUE, AT)
                .distinctOn(Chosen.ACTOR)
                .from(chosen(question.target())
                        .column(events.arrival().as(ARRIVAL))
                        .apart())
                .orderBy(Chosen.ACTOR, AT, ARRIVAL)
                .asTable(name("targets"));
    }

    /** Calendar: in which periods somebody came often enough. Blocks: every return event. */
    private Select<Record> returns() {
        Table<?> returns = chosen(question.returning()).apart();
        List<Field<?>> columns = new ArrayList<>(by());
        if (blocks) {
            columns.add(AT);
            return DSL.select(columns).from(returns);
        }
        Field<Long> period = CalendarSql.period(AT, axis);
        List<Field<?>> by = new ArrayList<>(by());
        by.add(period);
        columns.add(period.as(PERIOD));
        return DSL.select(columns).from(returns).where(onAxis()).groupBy(by).having(often());
    }

    private Condition often() {
        return question.minimumOccurrences() == 1
                ? DSL.noCondition()
                : count().ge(inline(question.minimumOccurrences()));
    }

    /** Of each row's people the later periods, or blocks counted on from it, in which they came back. */
    private Table<?> came(Table<?> cohorts, Table<?> returns) {
        Condition same = DSL.and(by().stream()
                .map(field -> DSL.condition("{0} = {1}", qualified(cohorts, field), qualified(returns, field)))
                .toList());
        Field<Long> row = qualified(cohorts, ROW);
        Field<Long> period = blocks ? row.plus(block(cohorts, returns)) : qualified(returns, PERIOD);
        List<Field<?>> columns = new ArrayList<>(
                by().stream().map(field -> qualified(cohorts, field)).toList());
        columns.add(row);
        columns.add(period.as(PERIOD));
        long cells = question.columns().orElse(axis.size());
        Condition there = period.gt(row)
                .and(period.lt(inline((long) axis.size())))
                .and(
                        question.rolling() && !blocks
                                ? DSL.noCondition()
                                : period.minus(row).lt(inline(cells)));
        var joined = DSL.select(columns).from(cohorts).join(returns).on(same).where(there);
        if (!blocks) {
            return joined.asTable(name("came"));
        }
        List<Field<?>> by = new ArrayList<>(columns.subList(0, columns.size() - 1));
        by.add(period);
        return joined.groupBy(by).having(often()).asTable(name("came"));
    }

    private static Field<Long> block(Table<?> cohorts, Table<?> returns) {
        return DSL.field(
                "floor(({0} - {1}) / {2})",
                SQLDataType.BIGINT, qualified(returns, AT), qualified(cohorts, AT), inline(BLOCK));
    }

    private static <T> Field<T> qualified(Table<?> table, Field<T> field) {
        return DSL.field(name(table.getName(), field.getName()), field.getDataType());
    }

    private Field<String> label(Optional<Set<String>> kept) {
        if (!split) {
            return inline("");
        }
        return kept.<Field<String>>map(
                        values -> when(DSL.condition(values.isEmpty() ? DSL.falseCondition() : VALUE.in(values)), VALUE)
                                .otherwise(inline(Values.OTHER)))
                .orElse(VALUE);
    }

    /** Somebody with several of the values that make up the rest counts once. */
    private static Field<Long> people(Optional<Set<String>> kept) {
        return (kept.isPresent() ? countDistinct(Chosen.ACTOR) : count()).cast(SQLDataType.BIGINT);
    }

    private Select<Record> counted(Table<?> from, Optional<Set<String>> kept, Field<Long> column) {
        Table<?> labelled = DSL.select(Chosen.ACTOR, label(kept).as(VALUE), ROW, column.as(COLUMN))
                .from(from)
                .asTable(name("labelled"));
        List<Field<?>> cell = List.of(VALUE, ROW, COLUMN);
        List<Field<?>> columns = new ArrayList<>(cell);
        columns.add(people(kept).as(PEOPLE));
        return DSL.select(columns).from(labelled).groupBy(cell);
    }

    /** Everybody once a row, where they came back for the last time. */
    private Select<Record> last(Table<?> came, Optional<Set<String>> kept) {
        Table<?> labelled = DSL.select(Chosen.ACTOR, label(kept).as(VALUE), ROW, PERIOD)
                .from(came)
                .asTable(name("labelled"));
        Table<?> last = DSL.select(VALUE, ROW, max(PERIOD).minus(ROW).as(COLUMN))
                .from(labelled)
                .groupBy(Chosen.ACTOR, VALUE, ROW)
                .asTable(name("last"));
        List<Field<?>> cell = List.of(VALUE, ROW, COLUMN);
        List<Field<?>> columns = new ArrayList<>(cell);
        columns.add(count().cast(SQLDataType.BIGINT).as(PEOPLE));
        return DSL.select(columns).from(last).groupBy(cell);
    }
}
