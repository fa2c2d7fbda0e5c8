package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.governance.people.Signer;
import dev.steward.model.BadInput;
import dev.steward.source.CleanupBook.Job;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code steward cleanup uninstall}: the database cleans up by itself no more. */
@Command(
        name = "uninstall",
        header = "Take a job out of a database: its function, and the scheduler's entry.",
        description = {"The standing approval stays in force; steward cleanup revoke takes that back."},
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward cleanup uninstall tokens --source postgresql://owner@localhost/app --as ana --passphrase-env ANA"
        })
final class CleanupUninstallCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "POLICY", description = "The job's policy.")
    private String policy;

    @Mixin
    private PlaceOption source;

    @Mixin
    private ActorOptions actor;

    CleanupUninstallCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Steward steward = session.start()) {
            Signer signer = actor.unlock(session, steward.governance());
            Job gone = session.progress()
                    .run(
                            "Uninstalling",
                            work -> steward.governance()
                                    .cleanup()
                                    .jobs()
                                    .uninstall(policy, source.place(), signer, work))
                    .orElseThrow(() -> new BadInput(
                            "cleanup.no-job",
                            "There is no job of " + policy + " in " + source.text() + ".",
                            "steward cleanup status shows what there is."));
            session.console().out().println("The job of " + gone.policy() + " is gone from the database.");
            return Exit.DONE;
        }
    }
}
