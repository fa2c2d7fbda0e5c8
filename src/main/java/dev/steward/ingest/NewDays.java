package dev.steward.ingest;

import static dev.steward.ingest.Fields.text;

import dev.steward.files.CrashPoint;
import dev.steward.model.Work;
import dev.steward.source.Appender;
import dev.steward.source.Appender.Existing;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Sorts the new events of an import and writes them day by day. */
final class NewDays {
    private final Appender lake;
    private final ImportRules rules;
    private final CrashPoint crash;
    private final Work work;

    NewDays(Appender lake, ImportRules rules, CrashPoint crash, Work work) {
        this.lake = lake;
        this.rules = rules;
        this.crash = crash;
        this.work = work;
    }

    /**
     * Writes the files of every day that changes.
     *
     * @param group as many events as a day has, about
     * @param foreign files of the lake that another tool wrote: their days are written anew, too
     */
    List<Appender.Day> write(Select<?> events, long group, List<Existing> foreign) {
        Path sorted = lake.workshop().resolve("sorted.parquet");
        // Groups about as large as a day, so that writing a day reads little else.
        lake.stage(sorted, events, group, StepWork.step(work, 0.65, 0.75, "Sorting"));
        List<DayWriter.NewDay> days = days(sorted, foreign);
        List<Appender.Day> written = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            DayWriter.NewDay day = days.get(i);
            Work step = StepWork.step(
                    work, 0.75 + 0.25 * i / days.size(), 0.75 + 0.25 * (i + 1) / days.size(), "Writing " + day.day());
            written.add(new DayWriter(lake, rules, step, "day-" + i).write(day, sorted));
            crash.reached("day");
        }
        return written;
    }

    private List<DayWriter.NewDay> days(Path sorted, List<Existing> foreign) {
        List<DayWriter.NewDay> days = Queries.list(
                lake,
                DSL.select(
                                text("project_id"),
                                DSL.field("cast(cast(created_at as date) as varchar)", SQLDataType.VARCHAR)
                                        .as("day"),
                                DSL.count())
                        .from(lake.rows(List.of(sorted)))
                        .groupBy(text("project_id"), text("day"))
                        .orderBy(text("project_id"), text("day")),
                work,
                (batch, row) -> new DayWriter.NewDay(
                        String.valueOf(batch.text(row, 0)),
                        LocalDate.parse(String.valueOf(batch.text(row, 1))),
                        batch.number(row, 2)));
        Stream<DayWriter.NewDay> others = foreign.stream()
                .map(file -> new DayWriter.NewDay(
                        file.project().orElseThrow(), file.day().orElseThrow(), 0))
                .filter(other -> days.stream()
                        .noneMatch(day -> day.project().equals(other.project())
                                && day.day().equals(other.day())))
                .distinct();
        return Stream.concat(days.stream(), others).toList();
    }
}
