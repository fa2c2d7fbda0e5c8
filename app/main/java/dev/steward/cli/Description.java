package dev.steward.cli;

import dev.steward.catalog.EventFacts;
import dev.steward.catalog.Overview;
import dev.steward.catalog.PersonalData;
import dev.steward.definition.Mapping;
import dev.steward.definition.Role;
import dev.steward.model.Table;
import dev.steward.model.Table.Column;
import dev.steward.model.Table.Type;
import dev.steward.report.Provenance;
import dev.steward.source.Origin;
import dev.steward.source.SourceFacts;
import dev.steward.source.lake.Inspection;
import dev.steward.source.lake.Inspection.ColumnFacts;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A source in words and tables. */
final class Description {
    private static final int MOST_EVENTS = 30;
    private static final int LONGEST_EXAMPLE = 40;

    private final Console console;

    Description(Console console) {
        this.console = console;
    }

    /** What the files are, and how their columns are understood. */
    void files(Inspection inspection, Mapping mapping) {
        line(console.outInk().bold(inspection.path().toString()));
        line("%s, %s, %s"
                .formatted(
                        inspection.format(),
                        Pretty.many(inspection.files(), "file", "files"),
                        Pretty.many(inspection.rows(), "row", "rows")));
        line("");
        table(columns(inspection.columns()));
        line("Understood as  " + mapping);
        line("");
        for (String problem : inspection.problems()) {
            line(console.outInk().yellow("Problem: ") + problem);
        }
    }

    /** What happened in there. */
    void events(SourceFacts facts, Overview overview, List<EventFacts> events) {
        line("%s of %s by %s"
                .formatted(
                        Pretty.many(overview.events(), "event", "events"),
                        Pretty.many(overview.eventNames(), "name", "names"),
                        Pretty.many(overview.people(), "person", "people")));
        line(overview.first().map(first -> "from " + first).orElse("")
                + overview.last().map(last -> " to " + last).orElse(""));
        line("generation " + facts.generation());
        facts.taken().ifPresent(this::origin);
        line("");
        table(names(events.stream().limit(MOST_EVENTS).toList()));
        if (events.size() > MOST_EVENTS) {
            line("… and " + Pretty.many(events.size() - MOST_EVENTS, "rarer event name", "rarer event names") + ".");
        }
    }

    private void origin(Origin taken) {
        line(Provenance.words(taken));
        if (!taken.leftOut().isEmpty()) {
            line("left out as personal data: " + String.join(", ", taken.leftOut()));
        }
        if (!taken.hashed().isEmpty()) {
            line("replaced by pseudonyms: " + String.join(", ", taken.hashed()));
        }
    }

    private static Table columns(List<ColumnFacts> columns) {
        return new Table(
                "Columns",
                List.of(
                        new Column("column", "Column", Type.TEXT),
                        new Column("role", "Role", Type.TEXT),
                        new Column("type", "Type", Type.TEXT),
                        new Column("missing", "Missing", Type.COUNT),
                        new Column("distinct", "Distinct, about", Type.COUNT),
                        new Column("example", "Example", Type.TEXT)),
                columns.stream()
                        .map(column -> row(
                                column.name(),
                                column.role().map(Role::word).orElse(""),
                                column.type(),
                                column.missing(),
                                column.distinct(),
                                column.example()
                                        .map(value -> example(column, value))
                                        .orElse("")))
                        .toList());
    }

    private static String example(ColumnFacts column, String value) {
        String shown = column.role().filter(Role.USER::equals).isPresent()
                ? PersonalData.person(value)
                : PersonalData.shown(column.name(), value);
        return shown.length() <= LONGEST_EXAMPLE ? shown : shown.substring(0, LONGEST_EXAMPLE - 1) + "…";
    }

    private static Table names(List<EventFacts> events) {
        return new Table(
                "Events",
                List.of(
                        new Column("event", "Event", Type.TEXT),
                        new Column("events", "Events", Type.COUNT),
                        new Column("people", "People", Type.COUNT),
                        new Column("first", "First", Type.INSTANT),
                        new Column("last", "Last", Type.INSTANT)),
                events.stream()
                        .map(event -> row(event.name(), event.count(), event.people(), event.first(), event.last()))
                        .toList());
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }

    private void table(Table table) {
        Pretty.print(table, console);
        line("");
    }

    private void line(String text) {
        console.out().println(text);
    }
}
