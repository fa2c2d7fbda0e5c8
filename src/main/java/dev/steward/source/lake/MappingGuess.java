package dev.steward.source.lake;

import dev.steward.definition.Mapping;
import dev.steward.definition.Role;
import dev.steward.definition.RoleNames;
import dev.steward.model.Work;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Guesses from names and types which column plays which role. Only a guess: it is shown, and can be corrected. */
final class MappingGuess {
    /** Roles whose values the lake restricts: a column with other values is a property, whatever its name. */
    private static final Map<Role, String> VALUES =
            Map.of(Role.COUNTRY, "\\s*[A-Za-z]{2}\\s*", Role.DEVICE, "(?i)\\s*(desktop|mobile|tablet)\\s*");

    /** A few wrong values are faults of the data, not of the guess. */
    private static final double MOST = 0.9;

    private MappingGuess() {}

    static Mapping of(DuckSession session, RawTable raw, Work work) {
        Mapping guess = byName(raw.columns());
        for (Map.Entry<Role, String> restricted : VALUES.entrySet()) {
            if (guess.get(restricted.getKey()).isPresent() && !fits(session, raw, guess, restricted, work)) {
                guess = guess.with(restricted.getKey(), Optional.empty());
            }
        }
        return guess;
    }

    private static boolean fits(
            DuckSession session, RawTable raw, Mapping guess, Map.Entry<Role, String> restricted, Work work) {
        Field<String> text =
                new MappedColumns(raw, guess).text(restricted.getKey()).orElseThrow();
        Field<Double> share = DSL.field(
                "coalesce(avg(case when regexp_full_match({0}, {1}) then 1.0 else 0.0 end), 1.0)",
                SQLDataType.DOUBLE, text, DSL.inline(restricted.getValue()));
        return session
                .list(
                        DSL.select(share).from(raw.table()).where(text.ne(DSL.inline(""))),
                        work,
                        (batch, row) -> batch.real(row, 0))
                .stream()
                .allMatch(found -> found >= MOST);
    }

    private static Mapping byName(List<RawColumn> columns) {
        Map<String, RawColumn> byName = new LinkedHashMap<>();
        columns.forEach(column -> byName.putIfAbsent(column.name(), column));
        return RoleNames.guess(byName, MappingGuess::fits);
    }

    private static boolean fits(Role role, RawColumn column) {
        return switch (column.kind()) {
            case NESTED -> role == Role.PROPERTIES;
            case JSON -> true;
            case FLAG, FLAG_TEXT, OTHER -> false;
            case LOCAL_TIME, INSTANT -> role == Role.TIME || role == Role.CLIENT_TIME || role == Role.RECEIVED_TIME;
            case TEXT -> true;
            case NUMBER, NUMBER_TEXT ->
                switch (role) {
                    case USER, TIME, SESSION, ID, PROJECT, CLIENT_TIME, RECEIVED_TIME -> true;
                    default -> false;
                };
        };
    }
}
