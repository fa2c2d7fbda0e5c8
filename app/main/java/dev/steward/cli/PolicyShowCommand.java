package dev.steward.cli;

import dev.steward.Governance;
import dev.steward.Steward;
import dev.steward.governance.people.Decision;
import dev.steward.governance.people.Matter;
import dev.steward.governance.policy.PolicyState;
import dev.steward.model.BadInput;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code steward policy show}: a policy as it was written and how it stands, or what a decision about one would change. */
@Command(
        name = "show",
        header = "Print a policy and how it stands, or what a decision about one would change.",
        description = {
            "The text goes to the output, and how it stands beside it to the error output: what is written into a file is the policy alone. Of a file"
                    + " that waits for your signature it shows what the policy would say beside what is in force, line by line."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward policy show raw-events",
            "  steward policy show raw-events --in-force",
            "  steward policy show decision.json"
        })
final class PolicyShowCommand implements Callable<Integer> {
    private static final String DECISION = ".json";

    private final Session session;

    @Parameters(paramLabel = "POLICY|FILE", description = "Its name, or the file of a decision about one (.json).")
    private String name;

    @Option(names = "--in-force", description = "The text that two people have signed, whatever its file says now.")
    private boolean inForce;

    @Mixin
    private ShapeOption shape;

    PolicyShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Steward steward = session.start()) {
            Governance governance = steward.governance();
            if (name.endsWith(DECISION)) {
                PolicyWords.print(governance, decision(Path.of(name)), session.console());
                return Exit.DONE;
            }
            PolicyState state = governance
                    .policyBook()
                    .find(name)
                    .orElseThrow(() -> new BadInput(
                            "policy.unknown",
                            "There is no policy \"" + name + "\" in this home.",
                            "steward policy list shows them."));
            if (shape.json()) {
                session.console().out().println(PolicyJson.of(state));
                return Exit.DONE;
            }
            session.console().out().print(inForce ? signed(state) : state.met().text());
            session.console().flush();
            PolicyWords.sentences(state)
                    .forEach(line -> session.console()
                            .err()
                            .println(session.console().errInk().faint(line)));
            return Exit.DONE;
        }
    }

    private static String signed(PolicyState state) {
        return state.inForce()
                .map(one -> one.policy().text())
                .orElseThrow(() -> new BadInput(
                        "policy.not-in-force",
                        "The policy " + state.name() + " is not in force.",
                        "steward policy list shows which are."));
    }

    private static Matter.OfPolicy decision(Path file) {
        if (Decision.read(Travelling.read(file), file.toString()).matter() instanceof Matter.OfPolicy about) {
            return about;
        }
        throw new BadInput(
                "decision.other", file + " is no decision about a policy.", "steward sign says what it is about.");
    }
}
