package dev.steward.app.mapping;

import dev.steward.definition.Expression;
import dev.steward.definition.Mapping;
import dev.steward.definition.Role;
import dev.steward.model.BadInput;
import dev.steward.model.Suggest;
import dev.steward.source.lake.Inspection;
import dev.steward.source.lake.Inspection.ColumnFacts;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What each role is to be read from, as typed, checked against the columns there are. Knows no controls. */
final class MappingModel {
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

    private final Inspection inspection;
    private final List<String> names;
    private final Map<Role, String> typed = new EnumMap<>(Role.class);
    private ZoneId zone;
    private String timeFormat;

    MappingModel(Inspection inspection) {
        this.inspection = inspection;
        this.names = inspection.columns().stream().map(ColumnFacts::name).toList();
        inspection.guess().roles().forEach((role, expression) -> typed.put(role, words(expression)));
        this.zone = inspection.guess().zone();
        this.timeFormat = inspection.guess().timeFormat().orElse("");
    }

    List<String> columns() {
        return names;
    }

    String text(Role role) {
        return typed.getOrDefault(role, "");
    }

    void type(Role role, String text) {
        if (text.isBlank()) {
            typed.remove(role);
        } else {
            typed.put(role, text.strip());
        }
    }

    ZoneId zone() {
        return zone;
    }

    void zone(ZoneId chosen) {
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
    Optional<ColumnFacts> column(Role role) {
        return inspection.columns().stream()
                .filter(column -> column.name().equals(text(role)))
                .findFirst();
    }

    /** The role that reads a column as it is. */
    Optional<Role> role(String column) {
        return typed.entrySet().stream()
                .filter(entry -> entry.getValue().equals(column))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The mapping that is meant; empty while something is wrong with it. */
    Optional<Mapping> mapping() {
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
