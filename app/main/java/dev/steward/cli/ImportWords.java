package dev.steward.cli;

import dev.steward.ingest.ImportReport;
import dev.steward.ingest.RejectReason;
import dev.steward.model.Table;
import dev.steward.model.Table.Column;
import dev.steward.model.Table.Type;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** An import report: every row that was read is accounted for. */
final class ImportWords {
    private final Console console;

    ImportWords(Console console) {
        this.console = console;
    }

    void print(ImportReport report, Path lake) {
        line("%s read from %s: %s written, %s, %s rejected."
                .formatted(
                        Pretty.many(report.read(), "row", "rows"),
                        Pretty.many(report.files().size(), "file", "files"),
                        Pretty.count(report.written()),
                        Pretty.many(report.duplicates(), "duplicate", "duplicates"),
                        Pretty.count(report.rejected())));
        line(
                report.written() == 0
                        ? "Nothing was added to " + lake + "."
                        : "Added to %s, in %s (generation %s)."
                                .formatted(lake, Pretty.many(report.days(), "day", "days"), report.generationAfter()));
        if (report.skewCorrected() > 0) {
            line("The clock of %s was corrected for %s."
                    .formatted(
                            Pretty.many(report.sessionsShifted(), "session", "sessions"),
                            Pretty.many(report.skewCorrected(), "event", "events")));
        }
        if (report.rejected() > 0) {
            line("");
            Pretty.print(reasons(report.reasons()), console);
            report.rejectsFile().ifPresent(file -> line("\nEach of them, with line and reason: " + lake.resolve(file)));
        }
    }

    private static Table reasons(List<ImportReport.Reason> reasons) {
        return new Table(
                "Rejected",
                List.of(
                        new Column("rows", "Rows", Type.COUNT),
                        new Column("code", "Code", Type.TEXT),
                        new Column("reason", "Reason", Type.TEXT)),
                reasons.stream()
                        .map(reason -> List.<Object>of(reason.count(), reason.code(), words(reason.code())))
                        .toList());
    }

    private static String words(String code) {
        return Arrays.stream(RejectReason.values())
                .filter(reason -> reason.code().equals(code))
                .map(RejectReason::words)
                .findFirst()
                .orElse("");
    }

    private void line(String text) {
        console.out().println(text);
    }
}
