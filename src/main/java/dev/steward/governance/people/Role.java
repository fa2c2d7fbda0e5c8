package dev.steward.governance.people;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A part that somebody plays, with its rights: the access matrix. docs/changes.md shows it as a table. */
public enum Role {
    ANALYST(Set.of()),
    DATA_ENGINEER(Set.of(Right.PLAN, Right.RUN, Right.RESTORE)),
    PRIVACY_OFFICER(Set.of(Right.PLAN, Right.APPROVE, Right.RUN, Right.RESTORE, Right.HOLD, Right.DECIDE)),
    APPROVER(Set.of(Right.APPROVE, Right.DECIDE)),
    ADMINISTRATOR(Set.of(Right.DECIDE));

    private final Set<Right> rights;

    Role(Set<Right> rights) {
        this.rights = rights;
    }

    public boolean may(Right right) {
        return rights.contains(right);
    }

    /** As files and the command line have it: {@code data_engineer}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String word) {
        String name = word.strip().toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        return Arrays.stream(values()).filter(role -> role.name().equals(name)).findFirst();
    }

    /** The words of all roles that have a right, for messages. */
    public static String having(Right right) {
        return having(Set.of(right));
    }

    /** The words of all roles that have one of these rights. */
    static String having(Set<Right> rights) {
        return Arrays.stream(values())
                .filter(role -> rights.stream().anyMatch(role::may))
                .map(Role::word)
                .collect(Collectors.joining(", "));
    }
}
