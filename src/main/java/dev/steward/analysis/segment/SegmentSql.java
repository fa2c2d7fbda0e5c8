package dev.steward.analysis.segment;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import dev.steward.analysis.Chosen;
import dev.steward.analysis.segment.Segment.Rule;
import dev.steward.analysis.stages.Life;
import dev.steward.journey.ActorRows;
import dev.steward.model.TimeRange;
import dev.steward.model.Work;
import dev.steward.source.Batch;
import dev.steward.source.EventTable;
import dev.steward.source.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * What decides of everybody which rules hold, in one row each that the engine makes in no order: of every rule two numbers, of
 * which some need one.
 */
final class SegmentSql {
    private static final int COLUMNS = 2;
    private static final Field<Long> AT = DSL.field(name("at"), SQLDataType.BIGINT);
    private static final Field<Long> NOTHING = DSL.castNull(SQLDataType.BIGINT);

    private final Segment question;
    private final long at;
    private final EventTable events;

    private SegmentSql(Segment question, long at, EventTable events) {
        this.question = question;
        this.at = at;
        this.events = events;
    }

    /** The answer over those rows; {@code events} and {@code at} as {@link SegmentFold} has them. */
    static SegmentResult read(Segment question, long at, EventTable events, Reader reader, Work work) {
        SegmentSql sql = new SegmentSql(question, at, events);
        SegmentFold fold = new SegmentFold(question, at);
        List<Test> tests = question.rules().stream().map(sql::test).toList();
        ActorRows.read(
                reader,
                sql.rows(),
                work,
                (who, batch, row) -> fold.add(who, rule -> tests.get(rule).holds(batch, row, 1 + COLUMNS * rule)));
        return fold.finish();
    }

    /** Asks a rule of a row's two numbers, the first of which is in {@code column}. */
    private interface Test {
        boolean holds(Batch batch, int row, int column);
    }

    private Test test(Rule rule) {
        return switch (rule) {
            case Rule.Did did -> (batch, row, column) -> SegmentFold.often(did, batch.number(row, column));
            case Rule.FirstSeen seen -> {
                TimeRange range = SegmentFold.range(question, seen);
                yield (batch, row, column) -> range.contains(batch.number(row, column));
            }
            case Rule.InStage in -> {
                Life life = new Life(in.stages(), at, 0);
                yield (batch, row, column) -> !batch.isNull(row, column)
                        && life.told(batch.number(row, column), active(batch, row, column + 1))
                                .filter(in.in()::contains)
                                .isPresent();
            }
        };
    }

    private static long active(Batch batch, int row, int column) {
        return batch.isNull(row, column) ? Life.NEVER : batch.number(row, column);
    }

    private Select<?> rows() {
        Chosen chosen =
                new Chosen(question.scope(), events).column(events.micros().as(AT));
        List<Field<?>> columns = new ArrayList<>(List.of(Chosen.ACTOR));
        for (int rule = 0; rule < question.rules().size(); rule++) {
            Field<Long> first = DSL.field(name("first_" + rule), SQLDataType.BIGINT);
            Field<Long> second = DSL.field(name("second_" + rule), SQLDataType.BIGINT);
            switch (question.rules().get(rule)) {
                case Rule.Did did -> {
                    chosen.column(counts(did).as(first));
                    columns.addAll(List.of(sum(first).cast(SQLDataType.BIGINT), NOTHING));
                }
                case Rule.FirstSeen _ -> columns.addAll(List.of(min(AT), NOTHING));
                case Rule.InStage in -> {
                    chosen.column(when(events.matches(in.stages().signup()), events.micros())
                                    .as(first))
                            .column(when(events.matches(in.stages().activity()), events.micros())
                                    .as(second));
                    columns.addAll(List.of(min(first), max(second)));
                }
            }
        }
        return DSL.select(columns).from(chosen.apart()).groupBy(Chosen.ACTOR);
    }

    private Field<Long> counts(Rule.Did did) {
        Condition inTime = Chosen.since(events.micros(), SegmentFold.from(question, did, at));
        return when(events.matches(did.matcher()).and(inTime), inline(1L)).otherwise(inline(0L));
    }
}
