package dev.steward.app.change;

import dev.steward.Governance;
import dev.steward.app.ui.Texts;
import dev.steward.governance.people.Person;
import dev.steward.governance.people.Right;
import dev.steward.governance.people.Roster;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Who acts: one of the roster whose key lies in this home. Who it really is, a passphrase says each time. */
final class Acting {
    private final Governance governance;
    private final Texts texts;
    private final ObjectProperty<Optional<Person>> chosen = new SimpleObjectProperty<>(Optional.empty());

    Acting(Governance governance, Texts texts) {
        this.governance = governance;
        this.texts = texts;
    }

    ObjectProperty<Optional<Person>> chosen() {
        return chosen;
    }

    Optional<String> person() {
        return chosen.get().map(Person::id);
    }

    boolean may(Right right) {
        return chosen.get().filter(person -> person.may(right)).isPresent();
    }

    /** Why the one who acts may not do something; empty when they may. */
    Optional<String> obstacle(Right right) {
        return may(right) ? Optional.empty() : Optional.of(texts.get("may-not", person().orElse(""), right.words()));
    }

    /** Those who can act here. */
    List<Person> here(Roster roster) {
        return roster.people().stream()
                .filter(person -> Files.exists(governance.keys().file(person.id())))
                .toList();
    }
}
