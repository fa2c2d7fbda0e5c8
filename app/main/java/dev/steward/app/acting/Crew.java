package dev.steward.app.acting;

import dev.steward.Governance;
import dev.steward.governance.people.Person;
import dev.steward.governance.people.Roster;
import java.nio.file.Files;
import java.util.List;

/**
 * Who there is.
 *
 * @param here those of the roster whose key lies in this home: they can act
 */
public record Crew(Roster roster, List<Person> here) {
    /** Nobody, as far as is known yet. */
    public static final Crew UNKNOWN = new Crew(Roster.EMPTY, List.of());

    public Crew {
        here = List.copyOf(here);
    }

    /** Reads the roster, and looks whose keys are there. */
    public static Crew of(Governance governance) {
        Roster roster = governance.roster();
        return new Crew(
                roster,
                roster.people().stream()
                        .filter(person -> Files.exists(governance.keys().file(person.id())))
                        .toList());
    }
}
