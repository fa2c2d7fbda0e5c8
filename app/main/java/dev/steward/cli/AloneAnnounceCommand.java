package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.governance.alone.Announcement;
import dev.steward.governance.people.Signer;
import dev.steward.governance.plan.PlanDocument;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code steward alone announce}: the wait begins. */
@Command(
        name = "announce",
        header = "Announce that you will carry out a plan of your own as a single person.",
        description = {
            "It stands in the audit log before anything else. The plan may begin when the wait that its policy says is over, and for 24 hours"
                    + " then. The wait is counted in this home, by this machine: set no clock."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward alone announce plan.json --reason \"Bo is in hospital\" --out alone.json --as ana --passphrase-env ANA"
        })
final class AloneAnnounceCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "PLAN", description = "The plan, which you have asked for.")
    private Path file;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why nobody else can be asked.")
    private String reason;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The announcement.")
    private Path out;

    @Mixin
    private ActorOptions actor;

    AloneAnnounceCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        PlanDocument plan = PlanDocument.read(file);
        Travelling.free(out);
        try (Steward steward = session.start()) {
            Signer signer = actor.unlock(session, steward.governance());
            steward.governance().take(plan, file);
            new PlanWords(session.console()).print(plan);
            Announcement announcement = session.progress()
                    .run("Announcing", work -> steward.governance().alone().announce(plan, reason, signer, work));
            Travelling.write(out, announcement.json());
            Announcement.Said said = announcement.said();
            session.console()
                    .out()
                    .println("Single person: " + said.person() + " will carry this out alone, from " + said.begins()
                            + " until " + said.ends() + ", unless somebody objects. Then: steward run-plan " + file
                            + " --alone " + out + " --as " + said.person());
            return Exit.DONE;
        }
    }
}
