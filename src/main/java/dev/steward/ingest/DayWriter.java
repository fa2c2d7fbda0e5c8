package dev.steward.ingest;

import static dev.steward.ingest.Fields.number;
import static dev.steward.ingest.Fields.text;

import dev.steward.model.Work;
import dev.steward.source.Appender;
import dev.steward.source.Appender.Existing;
import dev.steward.source.Appender.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Writes the files of one day: its new events, together with those of small files it has already; split when large. */
final class DayWriter {
    private static final Optional<String> TIME = Optional.of("created_at");
    /** Of the limit: parts of one day differ a little in how well they pack. */
    private static final double FILL = 0.7;

    private final Appender lake;
    private final ImportRules rules;
    private final Work work;
    private final String name;
    private int written;

    /** @param name begins the names of its files in the workshop */
    DayWriter(Appender lake, ImportRules rules, Work work, String name) {
        this.lake = lake;
        this.rules = rules;
        this.work = work;
        this.name = name;
    }

    /** A day of a project and how many new events it gets. */
    record NewDay(String project, LocalDate day, long events) {}

    /**
     * Writes a day.
     *
     * @param sorted the file with the new events of all days, in order
     */
    Appender.Day write(NewDay day, Path sorted) {
        List<Existing> merged = merged(day);
        List<Select<?>> sources = new ArrayList<>();
        if (day.events() > 0) {
            sources.add(newEvents(day, sorted));
        }
        merged.forEach(file -> sources.add(existing(file)));
        long rows = day.events() + merged.stream().mapToLong(Existing::rows).sum();
        Part whole = lake.write(next(), inOrder(sources), TIME, work);
        if (whole.rows() != rows) {
            throw new IllegalStateException(day + " has " + whole.rows() + " rows instead of " + rows);
        }
        return new Appender.Day(
                day.project(),
                day.day(),
                split(whole),
                merged.stream().map(Existing::path).toList());
    }

    /**
     * Makes a file with the new events of a day, in order, part of the lake; it is written again only where there are others to
     * merge it with, or when it is large.
     */
    Appender.Day place(String project, LocalDate day, Part fresh) {
        NewDay added = new NewDay(project, day, fresh.rows());
        return merged(added).isEmpty()
                ? new Appender.Day(project, day, split(fresh), List.of())
                : write(added, fresh.file());
    }

    private List<Existing> merged(NewDay day) {
        return lake.events().stream()
                .filter(file -> file.project().equals(Optional.of(day.project()))
                        && file.day().equals(Optional.of(day.day())))
                .filter(file -> !file.own() || file.bytes() < rules.mergeBelow())
                .toList();
    }

    private Select<?> newEvents(NewDay day, Path sorted) {
        return DSL.select(LakeRow.fromLake())
                .from(lake.rows(List.of(sorted)))
                .where(text("project_id").eq(DSL.inline(day.project())))
                .and(DSL.condition(
                        "{0} >= {1} and {0} < {2}",
                        DSL.field(DSL.name("created_at")),
                        midnight(day.day()),
                        midnight(day.day().plusDays(1))));
    }

    private static org.jooq.Field<Object> midnight(LocalDate day) {
        return DSL.field("cast({0} as timestamp)", SQLDataType.OTHER, DSL.inline(day.toString()));
    }

    private Select<?> existing(Existing file) {
        Table<?> rows = lake.rows(List.of(file.file()));
        return DSL.select(
                        file.own()
                                ? LakeRow.fromLake()
                                : LakeRow.fromForeign(lake.columns(file.file(), work), arrival(file)))
                .from(rows);
    }

    /** What other tools wrote arrived before everything that Steward imports, in the order of the files' names. */
    private long arrival(Existing foreign) {
        return lake.nextArrival()
                + lake.events().stream()
                        .filter(file -> !file.own() && file.path().compareTo(foreign.path()) < 0)
                        .mapToLong(Existing::rows)
                        .sum();
    }

    private static Select<?> inOrder(List<Select<?>> sources) {
        List<SelectField<?>> columns = LakeRow.fromLake();
        Select<?> all = sources.stream()
                .reduce((one, other) -> DSL.select(columns).from(DSL.table("({0} union all {1})", one, other)))
                .orElseThrow();
        return DSL.select(columns)
                .from(all.asTable("day"))
                .orderBy(DSL.field(DSL.name("created_at")), number("arrival"));
    }

    private List<Part> split(Part whole) {
        if (whole.bytes() <= rules.splitAbove() || whole.rows() < 2) {
            return List.of(whole);
        }
        long count = Math.min(whole.rows(), (long) Math.ceil(whole.bytes() / (rules.splitAbove() * FILL)));
        long each = Math.ceilDiv(whole.rows(), Math.max(2, count));
        List<Part> parts = new ArrayList<>();
        for (long from = 0; from < whole.rows(); from += each) {
            Select<?> slice = DSL.select(LakeRow.fromLake())
                    .from(DSL.table(
                            "(select * from {0} order by created_at, arrival limit {1} offset {2})",
                            lake.rows(List.of(whole.file())), DSL.inline(each), DSL.inline(from)));
            parts.addAll(split(lake.write(next(), slice, TIME, work)));
        }
        discard(whole.file());
        return parts;
    }

    private Path next() {
        written++;
        return lake.workshop().resolve(name + "-" + written + ".parquet");
    }

    private static void discard(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
