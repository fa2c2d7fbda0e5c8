package dev.steward.journey;

import dev.steward.model.Condition;
import dev.steward.model.Matcher;
import dev.steward.model.Op;
import dev.steward.model.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What conditions mean, written down from the definitions alone: nothing here is shared with the engine. */
public final class PlainConditions {
    private final Map<String, Set<String>> segments;

    public PlainConditions(Map<String, Set<String>> segments) {
        this.segments = segments;
    }

    public boolean matches(Matcher matcher, PlainEvent event) {
        return (matcher.events().isEmpty() || matcher.events().contains(event.event()))
                && holdAll(matcher.where(), event);
    }

    public boolean holdAll(List<Condition> conditions, PlainEvent event) {
        return conditions.stream().allMatch(condition -> holds(condition, event));
    }

    private boolean holds(Condition condition, PlainEvent event) {
        return switch (condition) {
            case Condition.InSegment in ->
                segments.getOrDefault(in.segment(), Set.of()).contains(event.user()) == in.member();
            case Condition.Property is -> holds(is, event.properties().get(is.property()));
        };
    }

    private static boolean holds(Condition.Property is, @Nullable Value actual) {
        return switch (is.op()) {
            case NOT_EQUALS -> !holds(is, Op.EQUALS, actual);
            case NOT_CONTAINS -> !holds(is, Op.CONTAINS, actual);
            case NOT_IN -> !holds(is, Op.IN, actual);
            case NOT_STARTS_WITH -> !holds(is, Op.STARTS_WITH, actual);
            case NOT_SET -> actual == null;
            default -> holds(is, is.op(), actual);
        };
    }

    private static boolean holds(Condition.Property is, Op op, @Nullable Value actual) {
        if (actual == null) {
            return false;
        }
        List<Value> given = is.values();
        return switch (op) {
            case IS_SET -> true;
            case EQUALS -> same(actual, given.getFirst());
            case IN -> given.stream().anyMatch(one -> same(actual, one));
            case CONTAINS ->
                actual.text()
                        .toLowerCase(Locale.ROOT)
                        .contains(given.getFirst().text().toLowerCase(Locale.ROOT));
            case STARTS_WITH -> actual.text().startsWith(given.getFirst().text());
            case ENDS_WITH -> actual.text().endsWith(given.getFirst().text());
            case MATCHES ->
                Pattern.compile(given.getFirst().text()).matcher(actual.text()).find();
            case GT -> comparable(actual, given.getFirst()) && compare(actual, given.getFirst()) > 0;
            case GTE -> comparable(actual, given.getFirst()) && compare(actual, given.getFirst()) >= 0;
            case LT -> comparable(actual, given.getFirst()) && compare(actual, given.getFirst()) < 0;
            case LTE -> comparable(actual, given.getFirst()) && compare(actual, given.getFirst()) <= 0;
            case BETWEEN ->
                comparable(actual, given.get(0))
                        && comparable(actual, given.get(1))
                        && compare(actual, given.get(0)) >= 0
                        && compare(actual, given.get(1)) <= 0;
            default -> throw new IllegalArgumentException("negative op " + op);
        };
    }

    private static boolean same(Value a, Value b) {
        return a instanceof Value.Num x && b instanceof Value.Num y
                ? x.amount().compareTo(y.amount()) == 0
                : a.getClass() == b.getClass() && a.text().equals(b.text());
    }

    private static boolean comparable(Value a, Value b) {
        return a instanceof Value.Num && b instanceof Value.Num || a instanceof Value.Text && b instanceof Value.Text;
    }

    private static int compare(Value a, Value b) {
        if (a instanceof Value.Num x && b instanceof Value.Num y) {
            return x.amount().compareTo(y.amount());
        }
        return Arrays.compare(
                a.text().codePoints().toArray(), b.text().codePoints().toArray());
    }
}
