package dev.steward.analysis.experiment;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;

import dev.steward.analysis.Chosen;
import dev.steward.journey.JourneyQuery;
import dev.steward.model.Times;
import dev.steward.source.EventTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * What decides an experiment: of everybody exposed the first exposure, those to another variant, and the goals in the window.
 * Folded, they give what all events would have given.
 */
final class ExperimentSql {
    private static final Field<Long> AT = DSL.field(name("at"), SQLDataType.BIGINT);
    private static final Field<Long> ARRIVAL = DSL.field(name("arrival"), SQLDataType.BIGINT);
    private static final Field<Long> START = DSL.field(name("start"), SQLDataType.BIGINT);
    private static final Field<String> FIRST = DSL.field(name("first"), SQLDataType.VARCHAR);

    private ExperimentSql() {}

    /** Rows of journeys, in the columns that the query asks for. */
    static Select<?> select(Experiment question, JourneyQuery query, EventTable events) {
        List<Field<String>> values = IntStream.range(0, query.properties().size())
                .mapToObj(i -> DSL.field(name("value" + i), SQLDataType.VARCHAR))
                .toList();
        Field<String> variant = values.get(ExperimentFold.VARIANT);
        Table<?> exposures = new Chosen(question.scope(), events)
                .where(events.matches(question.exposure()))
                .where(events.text(question.variants().property()).ne(inline("")))
                .column(events.micros().as(AT))
                .column(events.arrival().as(ARRIVAL))
                .column(events.text(question.variants().property()).as(FIRST))
                .apart();
        Table<?> exposed = DSL.select(Chosen.ACTOR.as(name("who")), AT.as(START), FIRST)
                .distinctOn(Chosen.ACTOR)
                .from(exposures)
                .orderBy(Chosen.ACTOR, AT, ARRIVAL)
                .asTable(name("exposed"));
        Chosen chosen = new Chosen(question.scope(), events)
                .matchingAny(List.of(question.exposure(), question.goal()))
                .column(events.micros().as(AT))
                .column(events.arrival().as(ARRIVAL))
                .bits(query.matchers());
        for (int i = 0; i < values.size(); i++) {
            chosen.column(events.text(query.properties().get(i)).as(values.get(i)));
        }
        Condition exposure = Chosen.satisfies(ExperimentFold.EXPOSURE)
                .and(variant.ne(inline("")))
                .and(AT.eq(START).or(variant.ne(FIRST)));
        Condition goal = Chosen.satisfies(ExperimentFold.GOAL)
                .and(AT.between(START, START.plus(inline(question.window().toSeconds() * Times.MICROS_PER_SECOND))));
        List<Field<?>> columns =
                new ArrayList<>(List.of(Chosen.ACTOR, AT, inline("").as("event"), Chosen.BITS));
        columns.addAll(values);
        return DSL.select(columns)
                .from(chosen.apart())
                .join(exposed)
                .on(Chosen.ACTOR.eq(DSL.field(name("who"), SQLDataType.VARCHAR)))
                .where(exposure.or(goal))
                .orderBy(Chosen.ACTOR, AT, ARRIVAL);
    }
}
