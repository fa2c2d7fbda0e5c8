package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.governance.plan.PlanDocument;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code steward plan}: looks at plans. */
@Command(
        name = "plan",
        header = "Look at a plan, or write down what came of it.",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {"  steward plan show plan.json", "  steward plan record plan.json --out record.pdf"})
final class PlanCommand {
    private PlanCommand() {}

    static CommandLine with(Session session) {
        return new CommandLine(new PlanCommand())
                .addSubcommand(new Show(session))
                .addSubcommand(new RecordIt(session));
    }

    /** {@code steward plan show}. */
    @Command(
            name = "show",
            header = "Say what a plan would do.",
            description = {"Checks that the plan is as it was made."},
            footerHeading = "%nExamples:%n",
            footer = {"  steward plan show plan.json", "  steward plan show plan.json --format json"})
    static final class Show implements Callable<Integer> {
        private final Session session;

        @Parameters(paramLabel = "FILE", description = "The plan.")
        private Path file;

        @Mixin
        private ShapeOption shape;

        Show(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            PlanDocument document = PlanDocument.read(file);
            if (shape.json()) {
                session.console().out().println(PlanJson.of(document));
            } else {
                new PlanWords(session.console()).print(document);
                session.console().out().println("Digest: " + document.digest());
            }
            return Exit.DONE;
        }
    }

    /** {@code steward plan record}. */
    @Command(
            name = "record",
            header = "Write the whole story of a change that was carried out as a PDF.",
            description = {
                "Who asked, who approved, what went file by file, what stayed and why, whether it holds now, and the entries of the audit log."
            },
            footerHeading = "%nExamples:%n",
            footer = {"  steward plan record plan.json --out record.pdf"})
    static final class RecordIt implements Callable<Integer> {
        private final Session session;

        @Parameters(paramLabel = "FILE", description = "The plan.")
        private Path file;

        @Option(names = "--out", required = true, paramLabel = "FILE", description = "The PDF.")
        private Path out;

        RecordIt(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            PlanDocument document = PlanDocument.read(file);
            try (Steward steward = session.start()) {
                session.progress().run("Looking again", work -> {
                    steward.governance().record(document, out.toAbsolutePath(), work);
                    return out;
                });
                session.console().out().println("The record is in " + out + ".");
                return Exit.DONE;
            }
        }
    }
}
