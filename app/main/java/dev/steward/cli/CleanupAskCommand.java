package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.governance.people.Signer;
import dev.steward.governance.standing.Envelope;
import dev.steward.governance.standing.Schedule;
import dev.steward.governance.standing.Standing;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code steward cleanup ask}: the first of two signatures. */
@Command(
        name = "ask",
        header = "Ask that what a policy lets go may go regularly: a signed file, for somebody else to approve.",
        description = {
            "What goes beyond the envelope is not cut down to it: nothing goes then, and the run ends with 4. Another version of the policy needs"
                    + " another approval."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward cleanup ask tokens --source postgresql://owner@localhost/app --schedule \"0 2 * * *\" --most-rows 5000"
                    + " --most-percent 10 --until 2027-06-30 --out standing.json --as ana --passphrase-env ANA"
        })
final class CleanupAskCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "POLICY", description = "The name of a policy of this home.")
    private String name;

    @Mixin
    private PlaceOption source;

    @Option(
            names = "--schedule",
            required = true,
            paramLabel = "CRON",
            description = "When: minute hour day month weekday, in UTC, such as \"0 2 * * *\".")
    private String schedule;

    @Option(names = "--most-rows", required = true, paramLabel = "N", description = "How many rows one run may remove.")
    private long rows;

    @Option(
            names = "--most-percent",
            required = true,
            paramLabel = "P",
            description = "How large a part of all rows one run may remove, in percent.")
    private int percent;

    @Option(
            names = "--until",
            required = true,
            paramLabel = "DATE",
            description = "The last UTC day on which it is good, such as 2027-06-30; at most a year from now.")
    private String until;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file for the second person.")
    private Path out;

    @Mixin
    private ActorOptions actor;

    CleanupAskCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Schedule when = Schedule.parse(schedule);
        Envelope envelope = new Envelope(rows, percent, Envelope.day(until));
        try (Steward steward = session.start()) {
            Signer signer = actor.unlock(session, steward.governance());
            Standing standing = session.progress()
                    .run(
                            "Looking",
                            work -> steward.governance()
                                    .cleanup()
                                    .standing()
                                    .ask(name, source.place(), when, envelope, signer, work));
            Travelling.write(out, standing.json());
            new CleanupWords(session.console()).print(standing);
            session.console()
                    .out()
                    .println("It opens nothing yet. Somebody else approves it: steward cleanup approve " + out
                            + " --as PERSON");
            return Exit.DONE;
        }
    }
}
