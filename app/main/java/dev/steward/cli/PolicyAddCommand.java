package dev.steward.cli;

import dev.steward.Governance;
import dev.steward.Steward;
import dev.steward.governance.people.Decision;
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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code steward policy add}: a draft of this home, and the first of two signatures that put it in force. */
@Command(
        name = "add",
        header = "Take a policy into this home as a draft, and sign first that it comes into force.",
        description = {
            "It is in force when a second person has signed it; one of the two may decide (steward person list). Until then it can be previewed, and"
                    + " nothing goes by it. From then on, approvals of plans by the version before open nothing any more. Layout and comments are not"
                    + " part of a version: what says the same as is in force needs no signature. Policies that come with Steward are called by their"
                    + " names: steward policy list --shipped. So are drafts that lie in this home already."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward policy add raw-events.yaml --out decision.json --as ana --passphrase-env ANA",
            "  steward sign decision.json --as bo --passphrase-env BO",
            "  steward policy add agent-feedback --out decision.json --as ana --passphrase-env ANA"
        })
final class PolicyAddCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            paramLabel = "FILE|NAME",
            description = "The policy: a file, one of this home, or one that comes with Steward.")
    private Path file;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file for the second signature.")
    private Path out;

    @Mixin
    private ActorOptions actor;

    PolicyAddCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Travelling.free(out);
        try (Steward steward = session.start()) {
            Governance governance = steward.governance();
            RetentionPolicy policy = policy(governance.policies());
            Optional<Decision> asked = governance.propose(policy, actor.unlock(session, governance));
            String version = "The policy " + policy.name() + ", version " + PolicyWords.shortly(policy) + ", ";
            String says = PolicyWords.says(policy) + ".";
            if (asked.isEmpty()) {
                session.console()
                        .out()
                        .println(version + "is in force, and its file is in this home: " + says
                                + " There is nothing to sign.");
                return Exit.DONE;
            }
            Travelling.write(out, asked.get().json());
            session.console()
                    .out()
                    .println(version + "is in this home as a draft: " + says + " " + actor.person()
                            + " signed that it comes into force. Give " + out + " to a second person: steward sign "
                            + out + " --as PERSON");
            return Exit.DONE;
        }
    }

    /** A file goes before a name: somebody has it before their eyes. */
    private RetentionPolicy policy(Policies policies) {
        if (Files.exists(file)) {
            return PolicyFile.parse(new String(Travelling.read(file), StandardCharsets.UTF_8), file.toString());
        }
        String name = file.toString();
        if (policies.names().contains(name)) {
            return policies.find(name);
        }
        return policies.shipped().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseGet(() -> policies.find(name));
    }
}
