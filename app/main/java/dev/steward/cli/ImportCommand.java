package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.definition.Mapping;
import dev.steward.ingest.ImportReport;
import dev.steward.ingest.ImportRequest;
import dev.steward.ingest.ImportRules;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code steward import}: files become part of a lake. */
@Command(
        name = "import",
        header = "Bring event files into a lake.",
        description = {
            "Checks every row, leaves out what is there already, and writes what is good as Parquet, one file a day. Rows that"
                    + " cannot be used go to a rejects file with line and reason. Importing a file twice adds nothing; an import"
                    + " that was stopped is finished by running it again."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward import events.csv --into ~/lake",
            "  steward import 2026/*.csv.gz --into ~/lake --map user=client_id,event=event,ts=timestamp",
            "  steward import shop.csv --into ~/lake"
                    + " --map \"user=CustomerID,event=if(starts_with(InvoiceNo,'C'),'cancel','purchase'),ts=InvoiceDate\""
        })
final class ImportCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files or folders of Parquet, CSV, JSON or JSON lines (text also as .gz).")
    private List<Path> files;

    @Option(
            names = "--into",
            required = true,
            paramLabel = "DIR",
            description = "The lake: a folder that is one, or an empty or new folder.")
    private Path lake;

    @Option(
            names = "--map",
            paramLabel = "ROLE=COLUMN,…",
            description =
                    "Which columns are what, where Steward guesses wrong: user, event and ts, perhaps session and id.")
    private Optional<String> map;

    @Option(
            names = "--project",
            paramLabel = "P",
            description = "The project the events belong to, for files that do not say (default: ${DEFAULT-VALUE}).",
            defaultValue = "default")
    private String project;

    ImportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ImportRequest request = new ImportRequest(
                files,
                lake,
                map.map(Mapping::parse),
                project,
                System.getProperty("user.name", ""),
                ImportRules.defaults());
        try (Steward steward = session.start()) {
            ImportReport report = session.progress().run("Importing", work -> steward.importFiles(request, work));
            new ImportWords(session.console()).print(report, lake);
            return Exit.DONE;
        }
    }
}
