package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.governance.alone.Announcement;
import dev.steward.governance.gate.Approval;
import dev.steward.governance.gate.ChangeState;
import dev.steward.governance.gate.Consent;
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

/** {@code steward run-plan}: carries out what was approved. */
@Command(
        name = "run-plan",
        header = "Carry out an approved plan: look again, archive, remove, verify.",
        description = {
            "Removes what the plan names and nothing else; what has changed since stays and is reported. Killed on the way, the same command"
                    + " goes on. Ends with 4 when the gate does not let it through; nothing was changed then. Ends with 3 when it was made and could not be"
                    + " looked after."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward run-plan plan.json --approval approval.json --as ana --passphrase-env ANA",
            "  steward run-plan plan.json --alone alone.json --as ana --passphrase-env ANA"
        })
final class RunPlanCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "PLAN", description = "The plan.")
    private Path file;

    @Option(names = "--approval", paramLabel = "FILE", description = "The approval of a second person.")
    private Optional<Path> approval;

    @Option(
            names = "--alone",
            paramLabel = "FILE",
            description = "Instead of an approval: your announcement to do it alone, see steward help alone.")
    private Optional<Path> alone;

    @Mixin
    private ShapeOption shape;

    @Mixin
    private ActorOptions actor;

    RunPlanCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        PlanDocument plan = PlanDocument.read(file);
        Consent consent = consent();
        try (Steward steward = session.start()) {
            Signer signer = actor.unlock(session, steward.governance());
            steward.governance().take(plan, file);
            ChangeState done = session.progress()
                    .run("Carrying out", work -> steward.governance().gate().run(plan, consent, signer, work));
            if (shape.json()) {
                session.console().out().println(PlanJson.of(plan, done));
            } else {
                print(plan, done);
            }
            return Exit.DONE;
        }
    }

    private Consent consent() {
        if (approval.isPresent() == alone.isPresent()) {
            throw new BadInput(
                    "run-plan.consent",
                    "Either --approval or --alone is needed.",
                    "Name the approval of a second person, or the announcement of one alone.");
        }
        return alone.<Consent>map(file -> new Consent.Alone(Announcement.read(file)))
                .orElseGet(() -> new Consent.Once(Approval.read(approval.orElseThrow())));
    }

    private void print(PlanDocument plan, ChangeState done) {
        session.console()
                .out()
                .println("Removed " + Pretty.many(done.rows(), "row", "rows") + " in "
                        + PlanWords.parts(plan.plan(), done.going().size()) + " of the "
                        + Pretty.count(plan.plan().rows()) + " that were planned; verified.");
        done.skipped()
                .forEach(one -> session.console()
                        .out()
                        .println("Stays: " + one.path() + ", " + Pretty.many(one.rows(), "row", "rows") + ": "
                                + one.why()));
        done.singlePerson()
                .ifPresent(announcement -> session.console()
                        .out()
                        .println(
                                "Single person: nobody else has approved it. A second person reviews it: steward alone review "
                                        + PlanDocument.shortDigest(announcement) + " --words TEXT --as PERSON"));
        if (plan.plan().archive().isPresent() && !done.going().isEmpty()) {
            session.console()
                    .out()
                    .println("The archive is " + plan.shortDigest() + ": steward restore " + plan.shortDigest()
                            + " --to DIR --as PERSON");
        }
    }
}
