package dev.steward.cli;

import dev.steward.Steward;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code steward policy show}: a policy as it was written. */
@Command(
        name = "show",
        header = "Print a policy as it was written.",
        footerHeading = "%nExamples:%n",
        footer = {"  steward policy show raw-events"})
final class PolicyShowCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "POLICY", description = "Its name.")
    private String name;

    PolicyShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Steward steward = session.start()) {
            session.console()
                    .out()
                    .print(steward.governance().policies().find(name).text());
            return Exit.DONE;
        }
    }
}
