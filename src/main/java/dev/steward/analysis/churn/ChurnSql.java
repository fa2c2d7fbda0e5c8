package dev.steward.analysis.churn;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.nullif;
import static org.jooq.impl.DSL.when;

import dev.steward.analysis.Amounts;
import dev.steward.analysis.CalendarSql;
import dev.steward.analysis.Chosen;
import dev.steward.analysis.churn.Churn.Input;
import dev.steward.journey.ActorRows;
import dev.steward.model.CalendarAxis;
import dev.steward.model.Granularity;
import dev.steward.model.Matcher;
import dev.steward.model.Work;
import dev.steward.source.Batch;
import dev.steward.source.EventTable;
import dev.steward.source.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * What factors measure of everybody, as the engine does it: one row each, by name. Events before the look-backs say only who was
 * active at all, so of those one a person is left.
 */
final class ChurnSql {
    private static final Field<Long> AT = DSL.field(name("at"), SQLDataType.BIGINT);
    private static final Field<Long> ARRIVAL = DSL.field(name("arrival"), SQLDataType.BIGINT);
    private static final Field<Boolean> ACTIVE = DSL.field(name("active"), SQLDataType.BOOLEAN);
    private static final int FIRST = 1;
    private static final int SECOND = 2;

    /** Columns of a row; what the factors measure now and then what they measured earlier comes after. */
    private static final int ACTIVE_NOW = 1;

    private static final int ACTIVE_BEFORE = 2;
    private static final int ACTIVE_EARLIER = 3;
    private static final int ACTIVE_AFTER = 4;
    private static final int MEASURED = 5;

    private final Churn question;
    private final Moments moments;
    private final EventTable events;
    private final long oldest;

    private ChurnSql(Churn question, Moments moments, EventTable events) {
        this.question = question;
        this.moments = moments;
        this.events = events;
        long now = moments.at() - moments.lookback();
        this.oldest = moments.calibrated() ? Math.min(now, moments.earlier() - moments.lookback()) : now;
    }

    /** The answer over those rows; {@code events} as {@link ChurnFold} has them. */
    static ChurnResult read(Churn question, Moments moments, EventTable events, Reader reader, Work work) {
        ChurnFold fold = new ChurnFold(question, moments);
        int factors = question.factors().size();
        ActorRows.read(reader, new ChurnSql(question, moments, events).rows(), work, (who, batch, row) -> {
            fold.now(
                    who,
                    batch.number(row, ACTIVE_NOW) > 0,
                    () -> batch.number(row, ACTIVE_BEFORE) > 0,
                    measured(batch, row, MEASURED));
            if (moments.calibrated()) {
                fold.earlier(
                        who,
                        batch.number(row, ACTIVE_EARLIER) > 0,
                        () -> batch.number(row, ACTIVE_AFTER) > 0,
                        measured(batch, row, MEASURED + factors));
            }
        });
        return fold.finish();
    }

    private static IntToDoubleFunction measured(Batch batch, int row, int first) {
        return factor -> batch.isNull(row, first + factor) ? Double.NaN : batch.real(row, first + factor);
    }

    private Select<?> rows() {
        Condition now = AT.gt(inline(moments.at() - moments.lookback()));
        Condition earlier =
                AT.gt(inline(moments.earlier() - moments.lookback())).and(AT.le(inline(moments.earlier())));
        List<Field<?>> columns = new ArrayList<>(List.of(
                Chosen.ACTOR,
                active(now),
                active(DSL.not(now)),
                active(earlier),
                active(AT.gt(inline(moments.earlier())))));
        measure(columns, now, moments.at());
        if (moments.calibrated()) {
            measure(columns, earlier, moments.earlier());
        }
        return DSL.select(columns)
                .from(recent().unionAll(old()).asTable(name("known")))
                .groupBy(Chosen.ACTOR)
                .having(count().filterWhere(ACTIVE).gt(inline(0)))
                // Means are added up in this order.
                .orderBy(Chosen.ACTOR);
    }

    private static Field<Long> active(Condition when) {
        return count().filterWhere(ACTIVE.isTrue().and(when)).cast(SQLDataType.BIGINT);
    }

    private void measure(List<Field<?>> columns, Condition when, long at) {
        for (int factor = 0; factor < question.factors().size(); factor++) {
            columns.add(measured(factor, when, at));
        }
    }

    private Field<Double> measured(int factor, Condition when, long at) {
        return switch (question.factors().get(factor).input()) {
            case Input.Count _ -> real(count().filterWhere(is(factor, FIRST).and(when)));
            case Input.Share _ ->
                real(count().filterWhere(is(factor, FIRST).and(when)))
                        .div(nullif(real(count().filterWhere(is(factor, SECOND).and(when))), inline(0.0)));
            case Input.ActiveDays _ -> real(countDistinct(day(factor)).filterWhere(when));
            case Input.DaysSince _ ->
                real(inline(at).minus(max(AT).filterWhere(is(factor, FIRST).and(when))))
                        .div(real(inline(Scorer.MICROS_PER_DAY)));
            case Input.Average _ ->
                // In the order in which the fold adds, for another gives other last digits.
                DSL.field(
                                "sum({0} order by {1}, {2}) filter (where {3})",
                                SQLDataType.DOUBLE, amount(factor), AT, ARRIVAL, when)
                        .div(real(count(amount(factor)).filterWhere(when)));
        };
    }

    private static Field<Double> real(Field<?> number) {
        return number.cast(SQLDataType.DOUBLE);
    }

    private static Condition is(int factor, int matcher) {
        return flag(factor, matcher).isTrue();
    }

    private static Field<Boolean> flag(int factor, int matcher) {
        return DSL.field(name("is_" + factor + "_" + matcher), SQLDataType.BOOLEAN);
    }

    private static Field<Long> day(int factor) {
        return DSL.field(name("day_" + factor), SQLDataType.BIGINT);
    }

    private static Field<Double> amount(int factor) {
        return DSL.field(name("amount_" + factor), SQLDataType.DOUBLE);
    }

    private boolean averages() {
        return question.factors().stream().anyMatch(factor -> factor.input() instanceof Input.Average);
    }

    private Select<Record> recent() {
        Chosen chosen = new Chosen(question.scope(), events)
                .matchingAny(Scorer.matchers(question))
                .where(events.micros().gt(inline(oldest)))
                .column(events.micros().as(AT))
                .column((averages() ? events.arrival() : inline(0L)).as(ARRIVAL))
                .column(DSL.field(events.matches(question.activity())).as(ACTIVE));
        for (int factor = 0; factor < question.factors().size(); factor++) {
            switch (question.factors().get(factor).input()) {
                case Input.Count(Matcher counted) -> chosen.column(flag(counted, factor, FIRST));
                case Input.DaysSince(Matcher last) -> chosen.column(flag(last, factor, FIRST));
                case Input.Share(Matcher part, Matcher among) ->
                    chosen.column(flag(part, factor, FIRST)).column(flag(among, factor, SECOND));
                case Input.ActiveDays _ ->
                    chosen.column(
                            when(events.matches(question.activity()), day()).as(day(factor)));
                case Input.Average(Matcher carrying, String property) ->
                    chosen.column(when(events.matches(Amounts.carriers(carrying, property)), events.number(property))
                            .as(amount(factor)));
            }
        }
        return chosen.select();
    }

    private Field<Boolean> flag(Matcher matcher, int factor, int which) {
        return DSL.field(events.matches(matcher)).as(flag(factor, which));
    }

    private Field<Long> day() {
        long first = Math.max(oldest + 1, moments.data().first());
        CalendarAxis days = CalendarAxis.between(
                Granularity.DAY,
                question.scope().timezone(),
                question.scope().weekStart(),
                first,
                Math.max(first, Math.min(moments.at(), moments.data().last())));
        return CalendarSql.period(events.micros(), days);
    }

    private Select<Record> old() {
        List<Field<?>> columns = new ArrayList<>(List.of(
                Chosen.ACTOR,
                inline(oldest).as(AT),
                inline(0L).as(ARRIVAL),
                inline(true).as(ACTIVE)));
        for (int factor = 0; factor < question.factors().size(); factor++) {
            switch (question.factors().get(factor).input()) {
                case Input.Count _, Input.DaysSince _ -> columns.add(nothing(SQLDataType.BOOLEAN));
                case Input.Share _ -> {
                    columns.add(nothing(SQLDataType.BOOLEAN));
                    columns.add(nothing(SQLDataType.BOOLEAN));
                }
                case Input.ActiveDays _ -> columns.add(nothing(SQLDataType.BIGINT));
                case Input.Average _ -> columns.add(nothing(SQLDataType.DOUBLE));
            }
        }
        return DSL.selectDistinct(columns)
                .from(new Chosen(question.scope(), events)
                        .where(events.matches(question.activity()))
                        .where(events.micros().le(inline(oldest)))
                        .apart());
    }

    private static Field<?> nothing(DataType<?> type) {
        return DSL.castNull(type);
    }
}
