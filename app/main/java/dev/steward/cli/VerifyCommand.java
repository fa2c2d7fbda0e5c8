package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.governance.gate.Execution;
import dev.steward.governance.plan.PlanDocument;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code steward verify}: looks again after a change. */
@Command(
        name = "verify",
        header = "Look again whether what a plan has removed is gone, and nothing else is.",
        description = {
            "Counts by another way than the change: the disk, and the files' own footers. Ends with 1 when something is not as it should be."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  steward verify plan.json"})
final class VerifyCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "PLAN", description = "A plan that was carried out.")
    private Path file;

    @Mixin
    private ShapeOption shape;

    VerifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        PlanDocument plan = PlanDocument.read(file);
        try (Steward steward = session.start()) {
            Execution.Verification found = session.progress()
                    .run("Counting", work -> steward.governance().gate().verify(plan, work));
            if (shape.json()) {
                session.console().out().println(PlanJson.of(plan, found));
            } else {
                found.findings().forEach(session.console().out()::println);
                session.console().out().println(found.words());
            }
            return found.holds() ? Exit.DONE : Exit.CHECK_FAILED;
        }
    }
}
