package dev.steward.analysis;

import static dev.steward.analysis.Sentences.say;

import dev.steward.definition.Scope;
import dev.steward.definition.When;
import dev.steward.definition.Words;
import dev.steward.model.Condition;
import dev.steward.model.Granularity;
import dev.steward.model.Matcher;
import dev.steward.model.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The parts of a question in plain words. */
public final class Phrases {
    private Phrases() {}

    /** "register", "buy or subscribe", "hit where code is at most 1007". */
    public static String matcher(Matcher matcher) {
        String events = matcher.events().isEmpty() ? say("event.any") : joined("list.or", matcher.events());
        return matcher.where().isEmpty() ? events : say("matcher.where", events, conditions(matcher.where()));
    }

    /** Conditions that must all hold. */
    public static String conditions(List<Condition> conditions) {
        return joined("list.and", conditions.stream().map(Phrases::condition).toList());
    }

    private static String condition(Condition condition) {
        return switch (condition) {
            case Condition.InSegment in -> say(in.member() ? "segment.in" : "segment.not_in", in.segment());
            case Condition.Property is -> {
                List<String> values = is.values().stream().map(Phrases::value).toList();
                List<String> told = is.op().arity() < 0 ? List.of(joined("list.or", values)) : values;
                yield say(
                        "op." + is.op().json(),
                        Stream.concat(Stream.of(is.property()), told.stream()).toArray());
            }
        };
    }

    private static String value(Value value) {
        return value instanceof Value.Text ? "\"" + value.text() + "\"" : value.text();
    }

    /** "a, b and c". */
    public static String names(List<String> names) {
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : say("list.and", String.join(", ", names.subList(0, last)), names.get(last));
    }

    /** "a, b or c". */
    public static String either(List<String> names) {
        return joined("list.or", names);
    }

    private static String joined(String key, List<String> parts) {
        String all = parts.isEmpty() ? "" : parts.getFirst();
        for (String part : parts.subList(Math.min(1, parts.size()), parts.size())) {
            all = say(key, all, part);
        }
        return all;
    }

    /** "14 days", in the largest unit that needs no fraction. */
    public static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % 86_400 == 0) {
            return say("unit.day", seconds / 86_400);
        }
        if (seconds % 3_600 == 0) {
            return say("unit.hour", seconds / 3_600);
        }
        return seconds % 60 == 0 ? say("unit.minute", seconds / 60) : say("unit.second", seconds);
    }

    /** "people", or the values of what is counted instead. */
    public static String actors(Scope scope) {
        return scope.actor().map(property -> say("scope.actors", property)).orElseGet(() -> say("scope.people"));
    }

    /** The range and the filters, as sentences to end with. */
    public static List<String> scope(Scope scope) {
        List<String> sentences = new ArrayList<>();
        if (!scope.filters().isEmpty()) {
            sentences.add(say("scope.filters", conditions(scope.filters())));
        }
        sentences.add(capital(say("scope.zone", range(scope), zone(scope))) + ".");
        return sentences;
    }

    private static String zone(Scope scope) {
        return scope.timezone().getId().equals("Z") ? "UTC" : scope.timezone().getId();
    }

    /** "from 2024-01-01 to 2024-03-31", "all of the time". */
    public static String range(Scope scope) {
        Optional<String> from = scope.from().map(Phrases::when);
        Optional<String> to = scope.to().map(Phrases::when);
        if (from.isPresent() && to.isPresent()) {
            return say("scope.range", from.get(), to.get());
        }
        return from.map(start -> say("scope.from", start))
                .or(() -> to.map(end -> say("scope.until", end)))
                .orElseGet(() -> say("scope.always"));
    }

    private static String when(When when) {
        return switch (when) {
            case When.Day day -> day.date().toString();
            case When.Moment moment -> moment.instant().toString();
        };
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** A period's name, "week". */
    public static String period(Granularity period) {
        return say("period." + Words.of(period));
    }
}
