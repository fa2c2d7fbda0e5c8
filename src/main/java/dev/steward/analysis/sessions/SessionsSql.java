package dev.steward.analysis.sessions;

import static org.jooq.impl.DSL.arrayAgg;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import dev.steward.analysis.Chosen;
import dev.steward.analysis.SessionSql;
import dev.steward.journey.ActorRows;
import dev.steward.journey.Somebody;
import dev.steward.model.Times;
import dev.steward.model.Work;
import dev.steward.source.Batch;
import dev.steward.source.EventTable;
import dev.steward.source.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The sessions of everybody, cut and counted by the engine: one row each, by actor and start. */
final class SessionsSql {
    private static final Field<Integer> VIEW = DSL.field(name("view"), SQLDataType.INTEGER);
    private static final List<Field<?>> ORDER = List.of(SessionSql.AT, SessionSql.ARRIVAL);
    private static final Field<String> TEXT = DSL.field(name("text"), SQLDataType.VARCHAR);
    private static final Field<String> EXIT = DSL.field(name("exit"), SQLDataType.VARCHAR);
    private static final Field<Long> UNTIL = DSL.field(name("until"), SQLDataType.BIGINT);
    private static final Field<Long> EVENTS = DSL.field(name("events"), SQLDataType.BIGINT);
    private static final Field<Long> VIEWS = DSL.field(name("views"), SQLDataType.BIGINT);
    private static final Field<String> NOTHING = DSL.castNull(SQLDataType.VARCHAR);

    private final Sessions question;
    private final EventTable events;
    private final boolean pages;
    private final boolean split;

    private SessionsSql(Sessions question, EventTable events) {
        this.question = question;
        this.events = events;
        this.pages = question.view() instanceof Sessions.View.Pages;
        this.split = question.breakdown().isPresent();
    }

    /** Reads them: whose it is, and the session. */
    static void read(Sessions question, Reader reader, Work work, BiConsumer<Somebody, Counted> sessions) {
        Select<?> rows =
                new SessionsSql(question, reader.events(question.scope().range())).rows();
        ActorRows.read(reader, rows, work, (who, batch, row) -> sessions.accept(who, counted(batch, row)));
    }

    private static Counted counted(Batch batch, int row) {
        return new Counted(
                batch.number(row, 1),
                batch.number(row, 2),
                Math.toIntExact(batch.number(row, 3)),
                batch.number(row, 4),
                text(batch, row, 5).orElse(""),
                text(batch, row, 6),
                text(batch, row, 7));
    }

    private static Optional<String> text(Batch batch, int row, int column) {
        return Optional.ofNullable(batch.text(row, column));
    }

    private Select<?> rows() {
        Field<Integer> begins = SessionSql.BEGINS;
        return DSL.select(
                        Chosen.ACTOR,
                        min(SessionSql.AT),
                        max(UNTIL),
                        whole(sum(EVENTS)),
                        whole(sum(VIEWS)),
                        split ? max(when(begins.eq(inline(1)), TEXT)) : NOTHING,
                        pages ? first(TEXT, List.of(SessionSql.AT)) : NOTHING,
                        pages ? last(EXIT, List.of(SessionSql.AT)) : NOTHING)
                .from(SessionSql.cut(stretches(), UNTIL, question.gap(), List.of(SessionSql.AT)))
                .groupBy(Chosen.ACTOR, SessionSql.SESSION)
                .orderBy(Chosen.ACTOR, SessionSql.SESSION);
    }

    /** Events that lie closer together than the gap because they lie in a stretch of time that is no longer, a row each. */
    private Table<?> stretches() {
        boolean ordered = split || pages;
        Chosen chosen = chosen(ordered);
        List<Field<?>> columns = new ArrayList<>(List.of(
                Chosen.ACTOR,
                min(SessionSql.AT).as(SessionSql.AT),
                max(SessionSql.AT).as(UNTIL),
                whole(count()).as(EVENTS),
                whole(sum(VIEW)).as(VIEWS)));
        if (ordered) {
            columns.add(first(TEXT, ORDER).as(TEXT));
        }
        if (pages) {
            columns.add(last(TEXT, ORDER).as(EXIT));
        }
        return DSL.select(columns)
                .from(chosen.apart())
                .groupBy(Chosen.ACTOR, stretch())
                .asTable(name("stretches"));
    }

    /** Rounded down, also before 1970. */
    private Field<Long> stretch() {
        Field<Long> gap = inline(question.gap().toSeconds() * Times.MICROS_PER_SECOND);
        Field<Long> at = SessionSql.AT;
        return when(at.lt(inline(0L)), at.plus(inline(1L)).div(gap).minus(inline(1L)))
                .otherwise(at.div(gap));
    }

    private Chosen chosen(boolean ordered) {
        Condition isView = events.matches(PageNames.views(question.page()));
        Field<Integer> view = when(isView, inline(1)).otherwise(inline(0));
        Chosen chosen = new Chosen(question.scope(), events)
                .column(events.micros().as(SessionSql.AT))
                .column(view.as(VIEW));
        if (ordered) {
            chosen.column(events.arrival().as(SessionSql.ARRIVAL));
        }
        Stream<String> named = pages ? PageNames.properties(question.page()).stream() : question.breakdown().stream();
        List<Field<String>> texts = new ArrayList<>(named.map(events::text).toList());
        if (!texts.isEmpty()) {
            texts.add(inline(""));
            Field<String> text =
                    coalesce(texts.getFirst(), texts.subList(1, texts.size()).toArray(Field[]::new));
            chosen.column((pages ? when(isView, text) : text).as(TEXT));
        }
        return chosen;
    }

    private static Field<Long> whole(Field<?> number) {
        return number.cast(SQLDataType.BIGINT);
    }

    /** The first text there is in an order; of pages only page views have one. */
    private Field<String> first(Field<String> text, List<Field<?>> order) {
        return DSL.field("({0})[1]", SQLDataType.VARCHAR, all(text, order));
    }

    /** The last one in the very same order, whatever that is where nothing tells it. */
    private Field<String> last(Field<String> text, List<Field<?>> order) {
        return DSL.field("({0})[cardinality({0})]", SQLDataType.VARCHAR, all(text, order));
    }

    private Field<?> all(Field<String> text, List<Field<?>> order) {
        return arrayAgg(text).orderBy(order).filterWhere(pages ? text.isNotNull() : DSL.noCondition());
    }
}
