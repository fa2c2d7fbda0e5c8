package dev.steward.ingest;

import dev.steward.model.BadInput;
import java.time.Instant;

/**
 * One name of a person belongs to another: events of {@code alias} count for {@code person}, and for whomever that one
 * belongs to in turn.
 *
 * @param since when that became known; of two that name the same alias the later holds
 */
public record Identity(String alias, String person, Instant since) {
    public Identity {
        if (alias.isBlank() || person.isBlank() || alias.equals(person)) {
            throw new BadInput(
                    "import.identity",
                    "\"" + alias + "\" cannot be merged into \"" + person + "\".",
                    "Name two different people.");
        }
    }
}
