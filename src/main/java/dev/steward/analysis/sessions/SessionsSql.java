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
import dev.steward.model.Work;
import dev.steward.source.Batch;
import dev.steward.source.EventTable;
import dev.steward.source.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The sessions of everybody, cut and counted by the engine: one row each, by actor and start. */
final class SessionsSql {
    private static final Field<Integer> VIEW = DSL.field(name("view"), SQLDataType.INTEGER);
    private static final Field<String> TEXT = DSL.field(name("text"), SQLDataType.VARCHAR);
    private static final Field<String> NOTHING = DSL.castNull(SQLDataType.VARCHAR);

    private final Sessions question;
    private final EventTable events;
    private final boolean pages;

    private SessionsSql(Sessions question, EventTable events) {
        this.question = question;
        this.events = events;
        this.pages = question.view() instanceof Sessions.View.Pages;
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
        boolean split = question.breakdown().isPresent();
        List<Field<?>> order = split || pages ? List.of(SessionSql.AT, SessionSql.ARRIVAL) : List.of(SessionSql.AT);
        return DSL.select(
                        Chosen.ACTOR,
                        min(SessionSql.AT),
                        max(SessionSql.AT),
                        count().cast(SQLDataType.BIGINT),
                        sum(VIEW).cast(SQLDataType.BIGINT),
                        split ? max(when(SessionSql.BEGINS.eq(inline(1)), TEXT)) : NOTHING,
                        pages ? page(order) : NOTHING,
                        pages ? page(order.stream().map(Field::desc).toList()) : NOTHING)
                .from(SessionSql.cut(chosen(order).apart(), question.gap(), order))
                .groupBy(Chosen.ACTOR, SessionSql.SESSION)
                .orderBy(Chosen.ACTOR, SessionSql.SESSION);
    }

    private Chosen chosen(List<Field<?>> order) {
        Field<Integer> view = when(events.matches(PageNames.views(question.page())), inline(1))
                .otherwise(inline(0));
        Chosen chosen = new Chosen(question.scope(), events)
                .column(events.micros().as(SessionSql.AT))
                .column(view.as(VIEW));
        if (order.contains(SessionSql.ARRIVAL)) {
            chosen.column(events.arrival().as(SessionSql.ARRIVAL));
        }
        Stream<String> named = pages ? PageNames.properties(question.page()).stream() : question.breakdown().stream();
        List<Field<String>> texts = new ArrayList<>(named.map(events::text).toList());
        if (!texts.isEmpty()) {
            texts.add(inline(""));
            chosen.column(
                    coalesce(texts.getFirst(), texts.subList(1, texts.size()).toArray(Field[]::new))
                            .as(TEXT));
        }
        return chosen;
    }

    /** The page of the first page view in an order. */
    private static Field<String> page(List<? extends OrderField<?>> order) {
        return DSL.field(
                "({0})[1]", SQLDataType.VARCHAR, arrayAgg(TEXT).orderBy(order).filterWhere(VIEW.eq(inline(1))));
    }
}
