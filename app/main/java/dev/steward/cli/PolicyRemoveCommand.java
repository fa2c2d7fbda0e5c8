package dev.steward.cli;

import dev.steward.Governance;
import dev.steward.Steward;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code steward policy remove}: asks that a policy be in force no more. */
@Command(
        name = "remove",
        header = "Ask for the end of a policy that is in force: your signature, and a file for a second one.",
        description = {
            "When a second person has signed, nothing goes by it any more, under no approval. What it said stays in the record of decisions. Its file"
                    + " goes, unless it says something else: then it is a draft."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward policy remove raw-events --reason \"the shop has closed\" --out end.json --as ana --passphrase-env ANA",
            "  steward sign end.json --as bo --passphrase-env BO"
        })
final class PolicyRemoveCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "POLICY", description = "Its name.")
    private String name;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for whoever reads it later.")
    private String reason;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file for the second signature.")
    private Path out;

    @Mixin
    private ActorOptions actor;

    PolicyRemoveCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Steward steward = session.start()) {
            Governance governance = steward.governance();
            return Proposing.propose(session, governance, governance.endOf(name, reason), out, actor);
        }
    }
}
