package dev.steward.ingest;

import static dev.steward.ingest.Fields.number;
import static dev.steward.ingest.Fields.text;

import dev.steward.model.Work;
import dev.steward.source.Appender;
import dev.steward.source.Appender.Existing;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The third pass, over narrow rows: every event gets its id, and is kept unless its project has that id already. Equal
 * rows of one file differ by their number among each other, so that all of them count, and count once.
 */
final class Fates {
    private static final Name ACCEPTED = DSL.name("accepted");
    private static final Name KNOWN = DSL.name("known");
    private static final Name KEPT = DSL.name("kept");

    private final Appender lake;
    private final Work work;

    Fates(Appender lake, Work work) {
        this.lake = lake;
        this.work = work;
    }

    /** How many rows are good, and how many of them are new. */
    record Counts(long accepted, long kept) {}

    /**
     * Decides.
     *
     * @param anyDay whether an id can be known to the lake on another day: one that the file gave, or one of an event
     *     whose time was corrected by a clock
     * @param arrival the position in the order of import of the first new event
     */
    Counts decide(Table<?> checked, boolean anyDay, long arrival) {
        create(ACCEPTED, accepted(checked));
        create(KNOWN, known(anyDay));
        create(KEPT, kept(arrival));
        return new Counts(count(ACCEPTED), count(KEPT));
    }

    private static Select<?> accepted(Table<?> checked) {
        Field<Long> number = DSL.field(
                "row_number() over (partition by {0}, {1} order by {2})",
                SQLDataType.BIGINT, number("file"), text("key"), number("ord"));
        Field<String> made = DSL.field(
                "case when {0} = 1 then {1} else left(sha256({1} || '#' || {0}), 32) end",
                SQLDataType.VARCHAR, number("number"), text("key"));
        Table<?> numbered = DSL.select(
                        number("ord"),
                        text("project_id"),
                        text("id"),
                        text("key"),
                        number("created"),
                        number.as("number"))
                .from(checked)
                .where(text("reason").isNull())
                .asTable("numbered");
        return DSL.select(
                        number("ord"),
                        text("project_id"),
                        DSL.coalesce(text("id"), made).as("event_id"),
                        number("created"))
                .from(numbered);
    }

    /** Which of these ids the lake has: its files are read once, and only those columns of them. */
    private Select<?> known(boolean anyDay) {
        List<Path> files = new ArrayList<>();
        Set<String> projects =
                new HashSet<>(list(DSL.selectDistinct(text("project_id")).from(DSL.table(ACCEPTED))));
        Set<String> days =
                new HashSet<>(list(DSL.selectDistinct(day(number("created")).cast(SQLDataType.VARCHAR))
                        .from(DSL.table(ACCEPTED))));
        for (Existing file : lake.events()) {
            boolean sameProject =
                    file.project().isEmpty() || projects.contains(file.project().get());
            boolean sameDay = anyDay
                    || file.day()
                            .map(LocalDate::toString)
                            .filter(day -> !days.contains(day))
                            .isEmpty();
            if (sameProject
                    && sameDay
                    && (file.own() || lake.columns(file.file(), work).containsAll(List.of("id", "project_id")))) {
                files.add(file.file());
            }
        }
        if (files.isEmpty()) {
            return DSL.select(text("project_id"), text("event_id"))
                    .from(DSL.table(ACCEPTED))
                    .where(DSL.falseCondition());
        }
        return DSL.selectDistinct(text("l", "project_id"), text("l", "id").as("event_id"))
                .from(lake.rows(files).as("l"))
                .where(DSL.condition(
                        "({0}, {1}) in (select (project_id, event_id) from {2})",
                        text("l", "project_id"), text("l", "id"), ACCEPTED));
    }

    private static Select<?> kept(long arrival) {
        Table<?> first = DSL.select(
                        number("ord"),
                        text("project_id"),
                        text("event_id"),
                        DSL.field(
                                        "row_number() over (partition by {0}, {1} order by {2})",
                                        SQLDataType.BIGINT, text("project_id"), text("event_id"), number("ord"))
                                .as("nth"))
                .from(DSL.table(ACCEPTED))
                .asTable("first");
        Field<Long> position = DSL.field(
                "row_number() over (order by {0}) + {1}",
                SQLDataType.BIGINT, number("first", "ord"), DSL.inline(arrival - 1));
        return DSL.select(number("first", "ord"), text("first", "event_id"), position.as("arrival"))
                .from(first)
                .where(number("first", "nth").eq(DSL.inline(1L)))
                .andNotExists(DSL.selectOne()
                        .from(DSL.table(KNOWN).as("k"))
                        .where(text("k", "project_id").eq(text("first", "project_id")))
                        .and(text("k", "event_id").eq(text("first", "event_id"))));
    }

    /** The new events as they will stand in the lake, in the order of its files. */
    static Select<?> sorted(Table<?> checked) {
        return DSL.select(LakeRow.fromChecked())
                .from(checked)
                .join(DSL.table(KEPT))
                .using(number("ord"))
                .orderBy(text("project_id"), number("created"), number("arrival"));
    }

    /** Per project and day, how many new events. */
    static Field<Object> day(Field<Long> created) {
        return DSL.field("cast({0} as date)", SQLDataType.OTHER, LakeRow.time(created));
    }

    private void create(Name table, Select<?> rows) {
        lake.execute(DSL.query("create table {0} as {1}", table, rows), work);
    }

    private long count(Name table) {
        return Queries.number(lake, DSL.selectCount().from(DSL.table(table)), work);
    }

    private List<String> list(Select<?> texts) {
        return Queries.list(
                lake,
                texts,
                work,
                (batch, row) -> Optional.ofNullable(batch.text(row, 0)).orElse(""));
    }

    static Table<?> kept() {
        return DSL.table(KEPT);
    }
}
