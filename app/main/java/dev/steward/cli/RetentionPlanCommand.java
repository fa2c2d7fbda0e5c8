package dev.steward.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private PlanRequest request;

    RetentionPlanCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return request.ask(
                session,
                "Planning",
                (gate, confirmed, signer, work) -> gate.request(name, source.place(), confirmed, signer, work));
    }
}
