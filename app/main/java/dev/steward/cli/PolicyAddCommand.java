package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.governance.policy.Policies;
import dev.steward.governance.policy.PolicyFile;
import dev.steward.governance.policy.RetentionPolicy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code steward policy add}: a policy becomes one of this home. */
@Command(
        name = "add",
        header = "Take a policy into this home, or another version of one.",
        description = {
            "Approvals of plans by the version before open nothing any more. Layout and comments are not part of a version. Policies that come with"
                    + " Steward are called by their names: steward policy list --shipped."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward policy add raw-events.yaml --as ana --passphrase-env ANA",
            "  steward policy add agent-feedback --as ana --passphrase-env ANA"
        })
final class PolicyAddCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "FILE|NAME", description = "The policy: a file, or one that comes with Steward.")
    private Path file;

    @Mixin
    private ActorOptions actor;

    PolicyAddCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Steward steward = session.start()) {
            RetentionPolicy policy = policy(steward.governance().policies());
            steward.governance().save(policy, actor.unlock(session, steward.governance()));
            session.console()
                    .out()
                    .println("The policy " + policy.name() + " is in this home, version "
                            + policy.digest().substring(0, 12) + ": events stay " + policy.keep() + ".");
            return Exit.DONE;
        }
    }

    /** A file goes before a name: somebody has it before their eyes. */
    private RetentionPolicy policy(Policies policies) {
        return Optional.of(file)
                .filter(named -> !Files.exists(named))
                .flatMap(named -> policies.shipped().stream()
                        .filter(one -> one.name().equals(named.toString()))
                        .findFirst())
                .orElseGet(() ->
                        PolicyFile.parse(new String(Travelling.read(file), StandardCharsets.UTF_8), file.toString()));
    }
}
