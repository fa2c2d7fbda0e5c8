package dev.steward.cli;

import dev.steward.governance.people.Role;
import dev.steward.model.BadInput;
import dev.steward.model.Suggest;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads roles. */
final class RolesOption {
    private RolesOption() {}

    /** @throws BadInput when a word is no role, or there is none */
    static SortedSet<Role> parse(List<String> words) {
        SortedSet<Role> roles = new TreeSet<>();
        List<String> known = Arrays.stream(Role.values()).map(Role::word).toList();
        for (String word : words) {
            roles.add(Role.of(word)
                    .orElseThrow(() -> new BadInput(
                            "person.role",
                            "\"" + word + "\" is no role"
                                    + Suggest.nearest(word, known)
                                            .map(near -> "; did you mean \"" + near + "\"?")
                                            .orElse("."),
                            "There are " + String.join(", ", known) + ".")));
        }
        return roles;
    }
}
