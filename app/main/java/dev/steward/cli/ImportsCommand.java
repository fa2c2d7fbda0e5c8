package dev.steward.cli;

import dev.steward.governance.gate.Place;
import dev.steward.governance.policy.Keep;
import dev.steward.governance.policy.TakingBack;
import dev.steward.ingest.ImportHistory;
import dev.steward.ingest.ImportReport;
import dev.steward.model.BadInput;
import dev.steward.model.Table;
import dev.steward.model.Table.Column;
import dev.steward.model.Table.Type;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code steward imports}: what came into a lake, and taking it back. */
@Command(
        name = "imports",
        header = "List what was imported into a lake, and ask for an import to be taken back.",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward imports list --source ~/lake",
            "  steward imports plan 20260102T030405Z-1f3a --source ~/lake --out plan.json --as ana --passphrase-env ANA"
        })
final class ImportsCommand {
    private ImportsCommand() {}

    static CommandLine with(Session session) {
        return new CommandLine(new ImportsCommand())
                .addSubcommand(new ListThem(session))
                .addSubcommand(new PlanIt(session));
    }

    /** {@code steward imports list}. */
    @Command(
            name = "list",
            header = "List the imports into a lake, the oldest first.",
            footerHeading = "%nExamples:%n",
            footer = {"  steward imports list --source ~/lake"})
    static final class ListThem implements Callable<Integer> {
        private final Session session;

        @Option(names = "--source", required = true, paramLabel = "LAKE", description = "The lake.")
        private Path lake;

        ListThem(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            List<ImportHistory.Brought> all = ImportHistory.all(lake);
            if (all.isEmpty()) {
                session.console().out().println("Nothing was imported into " + lake + ".");
                return Exit.DONE;
            }
            Pretty.print(
                    new Table(
                            "Imports",
                            List.of(
                                    new Column("import", "Import", Type.TEXT),
                                    new Column("finished", "Finished", Type.INSTANT),
                                    new Column("person", "Person", Type.TEXT),
                                    new Column("files", "Files", Type.TEXT),
                                    new Column("written", "Written", Type.COUNT),
                                    new Column("duplicates", "Duplicates", Type.COUNT),
                                    new Column("rejected", "Rejected", Type.COUNT),
                                    new Column("taken_back", "Taken back", Type.TEXT)),
                            all.stream().map(ListThem::row).toList()),
                    session.console());
            return Exit.DONE;
        }

        private static List<Object> row(ImportHistory.Brought one) {
            ImportReport report = one.report();
            return List.of(
                    report.id(),
                    report.finished(),
                    report.person(),
                    report.files().stream()
                            .map(file -> String.valueOf(Path.of(file.path()).getFileName()))
                            .collect(Collectors.joining(", ")),
                    report.written(),
                    report.duplicates(),
                    report.rejected(),
                    one.takenBack().stream()
                            .map(back -> Pretty.many(back.rows(), "row", "rows") + " by plan " + back.shortPlan())
                            .collect(Collectors.joining(", ")));
        }
    }

    /** {@code steward imports plan}. */
    @Command(
            name = "plan",
            header = "Ask for an import to be taken back: a signed plan, for somebody else to approve.",
            description = {
                "Files that hold nothing but events of the import go; what has been written into one file with events of others stays, and is named."
                        + " What goes is archived first. Afterwards the same files can be imported again."
            },
            footerHeading = "%nExamples:%n",
            footer = {
                "  steward imports plan 20260102T030405Z-1f3a --source ~/lake --reason \"The wrong month\" --out plan.json --as ana --passphrase-env ANA",
                "  steward imports plan 20260102T030405Z-1f3a --source ~/lake --archive none --out plan.json --as ana --passphrase-env ANA"
            })
    static final class PlanIt implements Callable<Integer> {
        private static final String NONE = "none";

        private final Session session;

        @Parameters(paramLabel = "IMPORT", description = "Its name: steward imports list.")
        private String id;

        @Option(names = "--source", required = true, paramLabel = "LAKE", description = "The lake.")
        private Path lake;

        @Option(
                names = "--archive",
                paramLabel = "TIME",
                description = "How long what goes is kept, sealed, or none (default: 90 days).")
        private Optional<String> archive;

        @Option(names = "--reason", paramLabel = "WORDS", description = "Why it is taken back.")
        private Optional<String> reason;

        @Mixin
        private PlanRequest request;

        PlanIt(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return request.ask(
                    session,
                    "Looking",
                    (gate, confirmed, signer, work) -> gate.request(
                            gate.takingBack(lake, id, kept(), reason), Place.lake(lake), confirmed, signer, work));
        }

        private Optional<Keep> kept() {
            if (archive.filter(NONE::equals).isPresent()) {
                return Optional.empty();
            }
            return Optional.of(archive.map(PlanIt::keep).orElse(TakingBack.USUAL));
        }

        private static Keep keep(String text) {
            return Keep.parse(text)
                    .orElseThrow(() -> new BadInput(
                            "imports.archive",
                            "\"" + text + "\" after --archive is no time to keep something for.",
                            "Write it like \"90 days\" or \"1 year\", or none."));
        }
    }
}
