package dev.steward.definition;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which columns of a file are alias, person and since. A {@link Mapping} says it, in words of its own: the alias plays
 * the role of the id, since that of the time.
 */
public final class IdentityColumns {
    public static final Role ALIAS = Role.ID;
    public static final Role PERSON = Role.USER;
    public static final Role SINCE = Role.TIME;

    private static final Map<String, Role> WORDS = words();

    private IdentityColumns() {}

    private static Map<String, Role> words() {
        Map<String, Role> words = new LinkedHashMap<>();
        words.put("alias", ALIAS);
        words.put("person", PERSON);
        words.put("since", SINCE);
        return words;
    }

    /** Reads {@code alias=COLUMN,person=COLUMN,since=COLUMN}; throws {@link dev.steward.model.BadInput} that points at the place. */
    public static Mapping parse(String text) {
        return new MappingParser(text, WORDS, "alias=anonymous_id,person=user_id,since=linked_at").parse();
    }

    /** The columns that are called alias, person and since, in whatever case. */
    public static Mapping named(Collection<String> columns) {
        Map<Role, Expression> roles = new EnumMap<>(Role.class);
        WORDS.forEach((word, role) -> columns.stream()
                .filter(word::equalsIgnoreCase)
                .findFirst()
                .ifPresent(column -> roles.put(role, new Expression.Column(column))));
        return Mapping.of(roles);
    }
}
