package dev.steward.source.warehouse;

import dev.steward.definition.Mapping;
import dev.steward.definition.Role;
import dev.steward.definition.RoleNames;
import java.util.LinkedHashMap;
import java.util.Map;

/** Guesses from names and types which column plays which role. Only a guess: it is shown, and can be corrected. */
final class PgGuess {
    private PgGuess() {}

    static Mapping of(PgTable table) {
        Map<String, PgColumn> columns = new LinkedHashMap<>();
        table.columns().forEach(column -> columns.put(column.name(), column));
        return RoleNames.guess(columns, PgGuess::fits);
    }

    private static boolean fits(Role role, PgColumn column) {
        return switch (column.kind()) {
            case JSON -> role == Role.PROPERTIES;
            case FLAG, OTHER -> false;
            case LOCAL_TIME, DAY, INSTANT ->
                role == Role.TIME || role == Role.CLIENT_TIME || role == Role.RECEIVED_TIME;
            case TEXT -> role != Role.TIME && role != Role.PROPERTIES;
            case WHOLE, NUMBER ->
                switch (role) {
                    case USER, TIME, SESSION, ID, PROJECT, CLIENT_TIME, RECEIVED_TIME -> true;
                    default -> false;
                };
        };
    }
}
