package dev.steward.cli;

import dev.steward.ingest.OfflinePreview;
import dev.steward.ingest.OfflineReport;
import dev.steward.model.Table;
import dev.steward.model.Table.Column;
import dev.steward.model.Table.Type;
import dev.steward.report.Provenance;
import dev.steward.source.Origin;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What would be taken offline, and what was. */
final class OfflineWords {

    private final Console console;

    OfflineWords(Console console) {
        this.console = console;
    }

    void print(OfflinePreview preview) {
        line("%s in %s of %s%s, about %s on disk."
                .formatted(
                        Pretty.many(preview.events(), "event", "events"),
                        Pretty.many(preview.days(), "day", "days"),
                        preview.from(),
                        preview.first()
                                .map(first ->
                                        " (" + first + " to " + preview.last().orElse(first) + ")")
                                .orElse(""),
                        Pretty.size(preview.bytes())));
        if (preview.kept() > 0) {
            line(Pretty.many(preview.kept(), "event", "events")
                    + " of them were taken by a run that was interrupted; it goes on from there.");
        }
        line(
                preview.arrival()
                        ? "A refresh will know new rows by their number."
                        : "A refresh will know new rows by their time alone: nothing in the table counts them.");
        line("");
        Pretty.print(columns(preview.columns()), console);
        line("");
    }

    private static Table columns(List<OfflinePreview.Column> columns) {
        return new Table(
                "Columns",
                List.of(
                        new Column("column", "Column", Type.TEXT),
                        new Column("class", "Personal data", Type.TEXT),
                        new Column("fate", "Is", Type.TEXT)),
                columns.stream()
                        .map(column -> List.<Object>of(
                                column.name(),
                                column.kind().map(OfflineWords::words).orElse(""),
                                words(column.fate())))
                        .toList());
    }

    private static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    void print(OfflineReport report, Path lake) {
        Origin taken = report.taken();
        line("%s taken into %s, in %s (generation %s)."
                .formatted(
                        Pretty.many(report.report().written(), "event", "events"),
                        lake,
                        Pretty.many(report.report().days(), "day", "days"),
                        report.report().generationAfter()));
        if (report.resumed() > 0) {
            line(Pretty.many(report.resumed(), "event", "events") + " of them by a run that was interrupted.");
        }
        line(Provenance.words(taken) + ".");
        if (!taken.leftOut().isEmpty()) {
            line("Left out as personal data: " + String.join(", ", taken.leftOut()) + ".");
        }
        if (!taken.hashed().isEmpty()) {
            line("Replaced by pseudonyms: " + String.join(", ", taken.hashed()) + ".");
        }
    }

    private void line(String text) {
        console.out().println(text);
    }
}
