package dev.steward.cli;

import dev.steward.governance.people.Matter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code steward hold release}: asks for the end of a hold. */
@Command(
        name = "release",
        header = "Ask for the end of a hold: your signature, and a file for a second one.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward hold release case-17 --reason \"settled\" --out release.json --as bo --passphrase-env BO",
            "  steward sign release.json --as ana --passphrase-env ANA"
        })
final class HoldReleaseCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "NAME", description = "The hold.")
    private String name;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for whoever reads it later.")
    private String reason;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file for the second signature.")
    private Path out;

    @Mixin
    private ActorOptions actor;

    HoldReleaseCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return Proposing.propose(session, new Matter.ReleaseHold(name, reason), out, actor);
    }
}
