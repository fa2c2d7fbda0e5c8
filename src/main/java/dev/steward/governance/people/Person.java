package dev.steward.governance.people;

import dev.steward.model.BadInput;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Somebody in the roster.
 *
 * @param id how commands and records name the person, such as {@code ana}
 * @param key the public half of the person's key: X.509, Base64
 */
public record Person(String id, SortedSet<Role> roles, String key) {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9._-]{0,39}");

    public Person {
        roles = Collections.unmodifiableSortedSet(new TreeSet<>(roles));
    }

    /** @throws BadInput when it cannot name anybody */
    public static String checkedId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new BadInput(
                    "person.id",
                    "\"" + id + "\" cannot name a person.",
                    "Use lower-case letters, digits, dots, hyphens and underscores, beginning with a letter, up to 40.");
        }
        return id;
    }

    public boolean may(Right right) {
        return roles.stream().anyMatch(role -> role.may(right));
    }

    /** Whether one of these rights is theirs. */
    public boolean may(Set<Right> oneOf) {
        return oneOf.stream().anyMatch(this::may);
    }

    /** The words of the roles, in order. */
    public String roleWords() {
        return roles.stream().map(Role::word).collect(Collectors.joining(", "));
    }
}
