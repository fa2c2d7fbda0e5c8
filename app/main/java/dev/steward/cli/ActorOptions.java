package dev.steward.cli;

import dev.steward.Governance;
import dev.steward.governance.people.Signer;
import dev.steward.model.BadInput;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Who acts: a person with a key in this home. */
final class ActorOptions {
    @Option(
            names = "--as",
            required = true,
            paramLabel = "PERSON",
            description = "Who does it: a person of the roster whose key lies in this home.")
    private String person;

    @Option(
            names = "--passphrase-env",
            paramLabel = "VARIABLE",
            description =
                    "The environment variable with the passphrase of the person's key; without it you are asked, on a terminal.")
    private Optional<String> variable;

    String person() {
        return person;
    }

    Signer unlock(Session session, Governance governance) {
        return governance.keys().unlock(person, passphrase(session, person, variable));
    }

    char[] passphrase(Session session) {
        return passphrase(session, person, variable);
    }

    /** @throws BadInput when the variable is not set, or nobody can be asked */
    static char[] passphrase(Session session, String person, Optional<String> variable) {
        if (variable.isPresent()) {
            return session.variables()
                    .apply(variable.get())
                    .filter(text -> !text.isEmpty())
                    .map(String::toCharArray)
                    .orElseThrow(() -> new BadInput(
                            "passphrase.variable",
                            "The environment variable " + variable.get() + " is empty or not set.",
                            "Set it to the passphrase of " + person + ", or leave the option away to be asked."));
        }
        return session.console()
                .secret("Passphrase of " + person + ": ")
                .orElseThrow(() -> new BadInput(
                        "passphrase.missing",
                        "The passphrase of " + person
                                + " is needed, and this is no terminal where it could be asked for.",
                        "Put it into an environment variable and name that: --passphrase-env VARIABLE."));
    }
}
