package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.governance.gate.Gate;
import dev.steward.governance.people.Signer;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.model.Work;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asking for a plan, whatever goes by it: who asks, how many rows shall go, and the file for somebody else to approve. */
final class PlanRequest {
    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The plan.")
    private Path out;

    @Option(
            names = "--confirm-rows",
            paramLabel = "N",
            description = "How many rows shall go, where that is out of the ordinary.")
    private Optional<Long> confirmed;

    @Mixin
    private ActorOptions actor;

    /** Asks the gate. */
    interface Asking {
        PlanDocument at(Gate gate, Optional<Long> confirmed, Signer signer, Work work);
    }

    int ask(Session session, String task, Asking asking) {
        Travelling.free(out);
        try (Steward steward = session.start()) {
            Signer signer = actor.unlock(session, steward.governance());
            PlanDocument plan = session.progress()
                    .run(task, work -> asking.at(steward.governance().gate(), confirmed, signer, work));
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
