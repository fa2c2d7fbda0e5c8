package dev.steward.app.mapping;

import dev.steward.definition.Expression;
import dev.steward.definition.Mapping;
import dev.steward.definition.Role;
import dev.steward.model.BadInput;
import dev.steward.model.Suggest;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What each role is to be read from, as typed, checked against the columns there are. Knows no controls. */
public final class MappingModel {
    /** Without these there is no event. */
    static final Set<Role> NEEDED = EnumSet.of(Role.USER, Role.EVENT, Role.TIME);

    /** What is wrong with a role; the screen has the words. */
    sealed interface Problem {
        /** A role that is needed stands empty. */
        record Missing() implements Problem {}

        /** A column that does not exist, and the nearest that does. */
        record NoColumn(String name, Optional<String> nearest) implements Problem {}

        /** No expression at all. */
        record NotUnderstood(String why) implements Problem {}
    }

    private final List<String> names;
    private final Map<Role, String> typed = new EnumMap<>(Role.class);
    private ZoneId zone;
    private String timeFormat;

    /**
     * @param columns the names that there are
     * @param start what is meant as long as nobody types anything else
     */
    public MappingModel(List<String> columns, Mapping start) {
        this.names = List.copyOf(columns);
        start.roles().forEach((role, expression) -> typed.put(role, words(expression)));
        this.zone = start.zone();
        this.timeFormat = start.timeFormat().orElse("");
    }

    /** The names that there are. */
    public List<String> columns() {
        return names;
    }

    /** What a role is read from, as typed; empty: from nothing. */
    public String text(Role role) {
        return typed.getOrDefault(role, "");
    }

    /** Says what a role is read from. */
    public void type(Role role, String text) {
        if (text.isBlank()) {
            typed.remove(role);
        } else {
            typed.put(role, text.strip());
        }
    }

    /** Where times are local that carry no zone of their own. */
    public ZoneId zone() {
        return zone;
    }

    /** Says where times are local. */
    public void zone(ZoneId chosen) {
        zone = chosen;
    }

    String timeFormat() {
        return timeFormat;
    }

    void timeFormat(String text) {
        timeFormat = text.strip();
    }

    Optional<Problem> problem(Role role) {
        String text = text(role);
        if (text.isEmpty()) {
            return NEEDED.contains(role) ? Optional.of(new Problem.Missing()) : Optional.empty();
        }
        try {
            return expression(text)
                    .columns()
                    .filter(name -> !names.contains(name))
                    .findFirst()
                    .map(name -> new Problem.NoColumn(name, Suggest.nearest(name, names)));
        } catch (BadInput wrong) {
            return Optional.of(new Problem.NotUnderstood(wrong.getMessage()));
        }
    }

    /** The column a role is read from, when it is just that. */
    Optional<String> column(Role role) {
        return Optional.of(text(role)).filter(names::contains);
    }

    /** The role that reads a column as it is. */
    Optional<Role> role(String column) {
        return typed.entrySet().stream()
                .filter(entry -> entry.getValue().equals(column))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The mapping that is meant; empty while something is wrong with it. */
    public Optional<Mapping> mapping() {
        for (Role role : Role.values()) {
            if (problem(role).isPresent()) {
                return Optional.empty();
            }
        }
        Map<Role, Expression> roles = new EnumMap<>(Role.class);
        typed.forEach((role, text) -> roles.put(role, expression(text)));
        return Optional.of(new Mapping(roles, zone, Optional.of(timeFormat).filter(format -> !format.isEmpty())));
    }

    private Expression expression(String text) {
        return names.contains(text) ? new Expression.Column(text) : Expression.parse(text);
    }

    private static String words(Expression expression) {
        return expression instanceof Expression.Column(String name) ? name : expression.toString();
    }
}
