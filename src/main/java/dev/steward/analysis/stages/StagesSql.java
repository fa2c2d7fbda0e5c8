package dev.steward.analysis.stages;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import dev.steward.analysis.Chosen;
import dev.steward.journey.ActorRows;
import dev.steward.model.Matcher;
import dev.steward.model.Work;
import dev.steward.source.Batch;
import dev.steward.source.EventTable;
import dev.steward.source.Reader;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** What decides the stage of everybody who has signed up in the range: one row each, that the engine makes in no order. */
final class StagesSql {
    private static final Field<Long> SIGNED = DSL.field(name("signed"), SQLDataType.BIGINT);
    private static final Field<Long> ACTIVE = DSL.field(name("active"), SQLDataType.BIGINT);
    private static final Field<Long> POINTS = DSL.field(name("points"), SQLDataType.BIGINT);

    private StagesSql() {}

    /** The answer over those rows; {@code events} and {@code at} as {@link StagesFold} has them. */
    static StagesResult read(Stages question, long at, EventTable events, Reader reader, Work work) {
        StagesFold fold = new StagesFold(question, at);
        ActorRows.read(
                reader,
                rows(question, at, events),
                work,
                (who, batch, row) -> fold.add(who, batch.number(row, 1), time(batch, row, 2), batch.number(row, 3)));
        return fold.finish();
    }

    private static long time(Batch batch, int row, int column) {
        return batch.isNull(row, column) ? Life.NEVER : batch.number(row, column);
    }

    private static Select<?> rows(Stages question, long at, EventTable events) {
        Field<Long> points = inline(0L);
        for (Stages.Weight weight : question.engagement()) {
            points = points.plus(when(
                            events.matches(Matcher.event(weight.event()))
                                    .and(events.micros().gt(inline(StagesFold.scoredAfter(question, at)))),
                            inline((long) weight.points()))
                    .otherwise(inline(0L)));
        }
        return DSL.select(Chosen.ACTOR, min(SIGNED), max(ACTIVE), sum(POINTS).cast(SQLDataType.BIGINT))
                .from(new Chosen(question.scope(), events)
                        .matchingAny(StagesKind.matchers(question))
                        .column(when(events.matches(question.signup()), events.micros())
                                .as(SIGNED))
                        .column(when(events.matches(question.activity()), events.micros())
                                .as(ACTIVE))
                        .column(points.as(POINTS))
                        .apart())
                .groupBy(Chosen.ACTOR)
                .having(min(SIGNED).isNotNull())
                .and(Chosen.since(min(SIGNED), question.scope().range().fromMicros()));
    }
}
