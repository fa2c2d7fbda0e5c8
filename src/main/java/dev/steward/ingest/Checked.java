package dev.steward.ingest;

import static dev.steward.ingest.Fields.NO_NUMBER;
import static dev.steward.ingest.Fields.number;
import static dev.steward.ingest.Fields.text;

import dev.steward.model.Times;
import dev.steward.model.Work;
import dev.steward.source.Appender;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The second pass: clocks are compared over the whole import, and with them every row's time and fate are known. */
final class Checked {
    private static final Name OFFSETS = DSL.name("offsets");

    private final Table<?> staged;
    private final boolean clocks;
    private final Validation rules;

    private Checked(Table<?> staged, boolean clocks, Validation rules) {
        this.staged = staged;
        this.clocks = clocks;
        this.rules = rules;
    }

    /** @param clocks whether some file has both a client's and a server's time */
    static Checked of(Appender lake, Table<?> staged, boolean clocks, ImportRules limits, Validation rules, Work work) {
        if (clocks) {
            lake.execute(DSL.query("create table {0} as {1}", OFFSETS, offsets(staged, limits)), work);
        }
        return new Checked(staged, clocks, rules);
    }

    /**
     * The median over the events of a session on a device, where it is over the limit. By numbering rather than by a
     * median function, which would hold every value in memory.
     */
    private static Select<?> offsets(Table<?> staged, ImportRules limits) {
        Field<Long> skew = number("skew");
        Table<?> numbered = DSL.select(
                        text("clock"),
                        skew,
                        DSL.field(
                                        "row_number() over (partition by {0} order by {1})",
                                        SQLDataType.BIGINT, text("clock"), skew)
                                .as("place"),
                        DSL.field("count(*) over (partition by {0})", SQLDataType.BIGINT, text("clock"))
                                .as("many"))
                .from(staged)
                .where(skew.isNotNull().and(text("reason").isNull()))
                .asTable("numbered");
        Field<Long> median = DSL.field("cast(round(avg({0})) as bigint)", SQLDataType.BIGINT, skew);
        return DSL.select(text("clock"), median.as("offset"))
                .from(numbered)
                .where(DSL.condition(
                        "{0} in (divide({1} + 1, 2), divide({1} + 2, 2))", number("place"), number("many")))
                .groupBy(text("clock"))
                .having(DSL.abs(median).gt(DSL.inline(limits.skew().toSeconds() * Times.MICROS_PER_SECOND)));
    }

    /** All rows: the columns of {@link Staging}, {@code created}, {@code offset} (microseconds), and the final {@code reason}. */
    Table<?> rows() {
        Table<?> timed = timed();
        List<SelectField<?>> fields = new ArrayList<>();
        fields.add(DSL.field("* exclude (reason)"));
        fields.add(DSL.coalesce(text("reason"), rules.timeReason(number("created")))
                .as("reason"));
        return DSL.select(fields).from(timed).asTable("checked");
    }

    private Table<?> timed() {
        if (!clocks) {
            Field<Long> created = DSL.coalesce(number("server_at"), number("client_at"));
            return DSL.select(DSL.asterisk(), created.as("created"), NO_NUMBER.as("offset"))
                    .from(staged)
                    .asTable("timed");
        }
        Field<Long> offset = DSL.when(number("s", "client_at").isNotNull(), number("o", "offset"));
        Field<Long> corrected = number("s", "client_at").plus(DSL.coalesce(number("o", "offset"), DSL.inline(0L)));
        return DSL.select(
                        DSL.field("s.*"),
                        DSL.coalesce(number("s", "server_at"), corrected).as("created"),
                        offset.as("offset"))
                .from(staged.as("s"))
                .leftJoin(DSL.table(OFFSETS).as("o"))
                .on(text("o", "clock").eq(text("s", "clock")))
                .asTable("timed");
    }
}
