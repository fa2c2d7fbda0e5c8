package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.model.BadInput;
import dev.steward.model.Suggest;
import dev.steward.report.AuditExport;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code steward audit export}: the whole log as a file that can be kept elsewhere. */
@Command(
        name = "export",
        header = "Write the whole audit log into a file, an anchor at its end.",
        description = {
            "JSON lines (jsonl) hold everything that is hashed: docs/audit-format.md says how to verify them without Steward, and"
                    + " steward audit verify --anchor compares the log with them later. CSV and PDF are for reading. The file"
                    + " names people: keep it as you keep the log. A file that is there is replaced."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward audit export --format jsonl --out /media/stick/audit-2026-03.jsonl",
            "  steward audit export --out audit.pdf"
        })
final class AuditExportCommand implements Callable<Integer> {
    private final Session session;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "jsonl, csv or pdf (default: as the file's name ends).")
    private Optional<String> format;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to.")
    private Path out;

    AuditExportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        AuditExport.Format chosen = format.map(AuditExportCommand::format).orElseGet(() -> AuditExport.Format.of(out));
        try (Steward steward = session.start()) {
            AuditExport written = session.progress()
                    .run("Exporting the log", work -> steward.trail().export(chosen, out, work));
            if (written.anchor().isEmpty()) {
                session.complaint()
                        .warn(
                                "The log is empty or does not hold, so the file ends without an anchor: see steward audit verify.");
            }
            session.console()
                    .out()
                    .println(written.anchor()
                            .map(anchor -> Pretty.many(anchor.count(), "entry", "entries") + " written to " + out + ".")
                            .orElse("Written to " + out + "."));
            return Exit.DONE;
        }
    }

    private static AuditExport.Format format(String word) {
        List<String> known = Arrays.stream(AuditExport.Format.values())
                .map(format -> format.name().toLowerCase(Locale.ROOT))
                .toList();
        int found = known.indexOf(word.toLowerCase(Locale.ROOT));
        if (found < 0) {
            throw new BadInput(
                    "audit.format",
                    "\"" + word + "\" is no format"
                            + Suggest.nearest(word, known)
                                    .map(near -> "; did you mean \"" + near + "\"?")
                                    .orElse("."),
                    "There are " + String.join(", ", known) + ".");
        }
        return AuditExport.Format.values()[found];
    }
}
