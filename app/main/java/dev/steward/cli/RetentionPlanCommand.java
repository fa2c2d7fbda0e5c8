package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.governance.people.Signer;
import dev.steward.governance.plan.PlanDocument;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code steward retention plan}: asks for what a policy would remove now. */
@Command(
        name = "plan",
        header = "Ask for what a policy would remove now: a signed plan, for somebody else to approve.",
        description = {
            "The plan names every file by its digest, and every row by its key and version (in a file beside the plan, FILE.rows.parquet); its cut-off is fixed. What is out of the ordinary (more than the policy's limits, or"
                    + " all there is) must be said in numbers: how many rows shall go."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward retention plan raw-events --source ~/lake --out plan.json --as ana --passphrase-env ANA",
            "  steward approve plan.json --out approval.json --as bo --passphrase-env BO",
            "  steward run-plan plan.json --approval approval.json --as ana --passphrase-env ANA"
        })
final class RetentionPlanCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "POLICY", description = "The name of a policy of this home.")
    private String name;

    @Mixin
    private PlaceOption source;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The plan.")
    private Path out;

    @Option(
            names = "--confirm-rows",
            paramLabel = "N",
            description = "How many rows shall go, where that is more than the policy's limits allow without a word.")
    private Optional<Long> confirmed;

    @Mixin
    private ActorOptions actor;

    RetentionPlanCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Travelling.free(out);
        try (Steward steward = session.start()) {
            Signer signer = actor.unlock(session, steward.governance());
            PlanDocument plan = session.progress()
                    .run(
                            "Planning",
                            work -> steward.governance().gate().request(name, source.place(), confirmed, signer, work));
            steward.governance().export(plan, out);
            new PlanWords(session.console()).print(plan.plan());
            session.console()
                    .out()
                    .println("The plan " + plan.shortDigest() + " is in " + out
                            + ". Somebody else approves it: steward approve " + out
                            + " --out approval.json --as PERSON");
            return Exit.DONE;
        }
    }
}
