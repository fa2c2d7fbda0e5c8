package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.governance.gate.Approval;
import dev.steward.governance.people.Signer;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.model.BadInput;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code steward approve}: somebody else's word that a plan may be carried out. */
@Command(
        name = "approve",
        header = "Sign the plan of somebody else, or take that back.",
        description = {
            "Shows the plan, and writes a small file that opens the gate for this very plan, once, for 24 hours. Nobody approves a plan of"
                    + " their own, and who approves does not carry it out."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward approve plan.json --out approval.json --as bo --passphrase-env BO",
            "  steward approve plan.json --revoke approval.json --as bo --passphrase-env BO"
        })
final class ApproveCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "PLAN", description = "The plan.")
    private Path file;

    @Option(names = "--out", paramLabel = "FILE", description = "The approval.")
    private Optional<Path> out;

    @Option(names = "--revoke", paramLabel = "FILE", description = "The approval that shall open nothing any more.")
    private Optional<Path> revoked;

    @Mixin
    private ActorOptions actor;

    ApproveCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (out.isPresent() == revoked.isPresent()) {
            throw new BadInput(
                    "approve.what",
                    "Either --out or --revoke is needed.",
                    "Name the file of the approval with one of them.");
        }
        PlanDocument plan = PlanDocument.read(file);
        try (Steward steward = session.start()) {
            Signer signer = actor.unlock(session, steward.governance());
            if (revoked.isPresent()) {
                steward.governance().gate().revoke(plan, Approval.read(revoked.get()), signer);
                session.console().out().println("The approval opens nothing any more.");
                return Exit.DONE;
            }
            new PlanWords(session.console()).print(plan);
            Approval approval = steward.governance().gate().approve(plan, signer);
            Travelling.write(out.orElseThrow(), steward.trail().anchored(approval.json()));
            session.console()
                    .out()
                    .println(approval.person() + " approves this plan until " + approval.expires()
                            + ". Carry it out: steward run-plan " + file + " --approval " + out.get() + " --as "
                            + plan.plan().requester());
            return Exit.DONE;
        }
    }
}
