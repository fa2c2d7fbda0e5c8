package dev.steward.analysis;

import dev.steward.definition.Scope;
import dev.steward.model.Condition;
import dev.steward.model.Matcher;
import dev.steward.model.Membership;
import java.util.List;
import java.util.stream.Stream;

/** The events and properties a question names. */
public final class Mentions {
    private Mentions() {}

    /** Each name once, in the order of first mention. */
    public static List<String> events(List<Matcher> matchers) {
        return matchers.stream()
                .flatMap(matcher -> matcher.events().stream())
                .distinct()
                .toList();
    }

    /** Each name once, in the order of first mention; a segment is named by its {@link Membership#property}. */
    public static List<String> properties(Scope scope, List<Matcher> matchers, List<String> others) {
        Stream<Condition> conditions =
                Stream.concat(matchers.stream().flatMap(matcher -> matcher.where().stream()), scope.filters().stream());
        return Stream.of(conditions.flatMap(Mentions::property), others.stream(), scope.actor().stream())
                .flatMap(names -> names)
                .distinct()
                .toList();
    }

    private static Stream<String> property(Condition condition) {
        return switch (condition) {
            case Condition.Property is -> Stream.of(is.property());
            case Condition.InSegment in -> Stream.of(Membership.property(in.segment()));
        };
    }
}
