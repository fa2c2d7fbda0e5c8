package dev.steward.ingest;

import dev.steward.model.BadInput;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One name of a person belongs to another: events of {@code alias} count for {@code person}, and for whomever that one
 * belongs to in turn.
 *
 * @param since when that became known, to the microsecond; of two that name the same alias the later holds
 */
public record Identity(String alias, String person, Instant since) {
    /** What trackers write when they know nobody: everyone who ever had it would become one person. */
    private static final Set<String> NOBODY = Set.of(
            "anonymous",
            "anon",
            "guest",
            "unknown",
            "undefined",
            "not_authenticated",
            "(not set)",
            "null",
            "nil",
            "none",
            "nan",
            "n/a",
            "na",
            "-",
            "0",
            "-1",
            "true",
            "false",
            "id",
            "user",
            "user_id",
            "userid",
            "distinct_id",
            "distinctid",
            "email",
            "[object object]",
            "00000000-0000-0000-0000-000000000000");

    public Identity {
        since = since.truncatedTo(ChronoUnit.MICROS);
        objection(alias, person).ifPresent(why -> {
            throw new BadInput(
                    "identities.impossible",
                    "These two cannot be merged: " + why + ".",
                    "Name two different people by ids that are theirs alone.");
        });
    }

    /** Why events of one cannot count for the other, in words that give no id away; empty when nothing speaks against it. */
    static Optional<String> objection(String alias, String person) {
        if (alias.isBlank()) {
            return Optional.of("there is no alias");
        }
        if (person.isBlank()) {
            return Optional.of("there is no person");
        }
        if (alias.equals(person)) {
            return Optional.of("alias and person are the same");
        }
        return shared(alias).or(() -> shared(person));
    }

    private static Optional<String> shared(String id) {
        return NOBODY.contains(id.strip().toLowerCase(Locale.ROOT))
                ? Optional.of("\"" + id.strip() + "\" is shared by people who have nothing to do with each other")
                : Optional.empty();
    }
}
