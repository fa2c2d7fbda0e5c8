package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.audit.AnchorLine;
import dev.steward.model.Anchor;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code steward audit checkpoint}: a signature over the log as it is now. */
@Command(
        name = "checkpoint",
        header = "Sign the audit log as it is now, and print the anchor to be kept elsewhere.",
        description = {
            "Adds an entry to the log that holds its end, signed with the key of this home. What is printed, one line of JSON, is"
                    + " what steward audit verify --anchor compares the log with later. Steward signs every hundredth entry by"
                    + " itself."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  steward audit checkpoint > /media/stick/anchor.jsonl"})
final class AuditCheckpointCommand implements Callable<Integer> {
    private final Session session;

    AuditCheckpointCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Steward steward = session.start()) {
            Anchor anchor =
                    session.progress().run("Signing", _ -> steward.trail().checkpoint());
            session.console().out().println(AnchorLine.of(anchor));
            return Exit.DONE;
        }
    }
}
