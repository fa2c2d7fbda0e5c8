package dev.steward.cli;

import dev.steward.Governance;
import dev.steward.Steward;
import dev.steward.governance.people.Decision;
import dev.steward.governance.people.Matter;
import java.nio.file.Path;

/** The first signature under a decision, and the file for the second. */
final class Proposing {
    private Proposing() {}

    static int propose(Session session, Matter matter, Path out, ActorOptions actor) {
        try (Steward steward = session.start()) {
            return propose(session, steward.governance(), matter, out, actor);
        }
    }

    static int propose(Session session, Governance governance, Matter matter, Path out, ActorOptions actor) {
        Decision signed = governance.sign(Decision.on(matter), actor.unlock(session, governance));
        Travelling.write(out, signed.json());
        session.console()
                .out()
                .println(actor.person() + " signed to " + matter.words() + ". Give " + out
                        + " to a second person: steward sign " + out + " --as PERSON");
        return Exit.DONE;
    }
}
