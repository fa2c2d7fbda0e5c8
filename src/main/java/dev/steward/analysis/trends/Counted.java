package dev.steward.analysis.trends;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;

import dev.steward.analysis.CalendarSql;
import dev.steward.analysis.Chosen;
import dev.steward.analysis.trends.Trends.Measure;
import dev.steward.analysis.trends.Trends.Series;
import dev.steward.model.CalendarAxis;
import dev.steward.source.EventTable;
import java.util.List;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The events that count for some of a question's series, as a table: who did it, in which period and group, for which
 * series, and with which numbers. Everything else is computed from it, so that the files are read once.
 */
final class Counted {
    static final Field<Long> PERIOD = DSL.field(name("period"), SQLDataType.BIGINT);
    static final Field<String> GROUP = DSL.field(name("value"), SQLDataType.VARCHAR);

    /** Numbers beyond are no measurements, and would not fit the decimals that are added. */
    private static final double GREATEST = 1e18;

    private final EventTable events;
    private final Chosen chosen;

    private Counted(Trends question, List<Integer> series, EventTable events) {
        this.events = events;
        this.chosen = new Chosen(question.scope(), events);
        chosen.matchingAny(
                series.stream().map(question.series()::get).map(Series::matcher).toList());
        for (int i : series) {
            Series each = question.series().get(i);
            chosen.column(DSL.field(events.matches(each.matcher())).as(counts(i)));
            if (each.measure() instanceof Measure.OfNumber number) {
                chosen.column(number(number.property()).as(amount(i)));
            }
        }
    }

    private Field<Double> number(String property) {
        Field<Double> number = events.number(property);
        return DSL.when(DSL.abs(number).lt(inline(GREATEST)), number);
    }

    /** The breakdown text; a missing property and an empty text are the same. */
    private Field<String> value(Trends question) {
        return question.breakdown()
                .<Field<String>>map(by -> DSL.coalesce(events.text(by.property()), inline("")))
                .orElseGet(() -> inline(""));
    }

    /** The value where it stays apart; null is the rest. */
    private static Field<String> group(Field<String> value, Groups groups) {
        return groups.kept().isEmpty() ? DSL.castNull(SQLDataType.VARCHAR) : DSL.when(value.in(groups.kept()), value);
    }

    /** With the period of an axis in which the events lie, and their group. */
    static Table<?> inPeriods(
            Trends question, List<Integer> series, EventTable events, CalendarAxis axis, Groups groups) {
        Counted counted = new Counted(question, series, events);
        Field<Long> micros = events.micros();
        counted.chosen.column(CalendarSql.period(micros, axis).as(PERIOD));
        counted.chosen.where(micros.between(inline(axis.start(0)), inline(axis.start(axis.size()) - 1)));
        if (groups.split()) {
            counted.chosen.column(group(counted.value(question), groups).as(GROUP));
        }
        return counted.chosen.table();
    }

    /** With their value, whatever group it belongs to. */
    static Table<?> withValues(Trends question, List<Integer> series, EventTable events) {
        Counted counted = new Counted(question, series, events);
        counted.chosen.column(counted.value(question).as(GROUP));
        return counted.chosen.table();
    }

    /** Those of one group. */
    static Table<?> ofGroup(Trends question, List<Integer> series, EventTable events, Groups groups, int group) {
        Counted counted = new Counted(question, series, events);
        if (groups.split()) {
            Field<String> value = counted.value(question);
            if (!groups.rest(group)) {
                counted.chosen.where(value.eq(DSL.val(groups.name(group))));
            } else if (!groups.kept().isEmpty()) {
                counted.chosen.where(value.notIn(groups.kept()));
            }
        }
        return counted.chosen.table();
    }

    /** Whether the event counts for the series. */
    static Field<Boolean> counts(int series) {
        return DSL.field(name("counts_" + series), SQLDataType.BOOLEAN);
    }

    /** The number it has for the series; null when it has none. */
    static Field<Double> amount(int series) {
        return DSL.field(name("amount_" + series), SQLDataType.DOUBLE);
    }
}
