package dev.steward.analysis.retention;

import dev.steward.definition.Scope;
import dev.steward.journey.PlainConditions;
import dev.steward.journey.PlainEvent;
import dev.steward.model.CalendarAxis;
import dev.steward.model.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Retention cell by cell, written down from the definitions alone. Slow, and sharing only the calendar with the engine. */
final class PlainRetention {
    private static final PlainConditions CONDITIONS = new PlainConditions(Map.of());
    private static final long DAY = 86_400_000_000L;

    private final Retention question;
    private final TreeMap<String, List<PlainEvent>> people = new TreeMap<>();
    private final @Nullable CalendarAxis axis;

    PlainRetention(Retention question, List<PlainEvent> events) {
        this.question = question;
        List<PlainEvent> taken = events.stream()
                .filter(event -> CONDITIONS.holdAll(question.scope().filters(), event))
                .sorted(Comparator.comparingLong(PlainEvent::micros))
                .toList();
        taken.forEach(event ->
                people.computeIfAbsent(event.user(), _ -> new ArrayList<>()).add(event));
        axis = axis(taken);
    }

    private @Nullable CalendarAxis axis(List<PlainEvent> taken) {
        Scope scope = question.scope();
        boolean bounded = scope.to().isPresent()
                && (scope.from().isPresent() || question.cohorts().isPresent());
        if (taken.isEmpty() && !bounded) {
            return null;
        }
        long last = scope.to().isPresent()
                ? scope.range().toMicros()
                : taken.getLast().micros();
        if (question.cohorts().isPresent()) {
            return CalendarAxis.endingAt(
                    question.period(),
                    scope.timezone(),
                    scope.weekStart(),
                    last,
                    question.cohorts().getAsInt());
        }
        long first = scope.from().isPresent()
                ? scope.range().fromMicros()
                : taken.getFirst().micros();
        return first > last
                ? null
                : CalendarAxis.between(question.period(), scope.timezone(), scope.weekStart(), first, last);
    }

    private CalendarAxis axis() {
        return Objects.requireNonNull(axis);
    }

    /** The rows as a scenario would expect them, by value; "" without a breakdown. */
    Map<String, List<List<Object>>> answer() {
        if (axis == null) {
            return question.breakdown().isEmpty() ? Map.of("", List.of()) : Map.of();
        }
        TreeMap<String, Set<String>> values = new TreeMap<>();
        people.forEach((user, _) -> values(user)
                .forEach(value ->
                        values.computeIfAbsent(value, _ -> new TreeSet<>()).add(user)));
        Map<String, Set<String>> groups = new TreeMap<>();
        if (question.breakdown().isEmpty()) {
            groups.put("", Set.of(""));
        } else {
            List<String> ranked = values.entrySet().stream()
                    .sorted(Comparator.comparing((Map.Entry<String, Set<String>> entry) ->
                                    -entry.getValue().size())
                            .thenComparing(Map.Entry::getKey))
                    .map(Map.Entry::getKey)
                    .toList();
            int limit = question.breakdown().get().limit().orElse(Integer.MAX_VALUE);
            IntStream.range(0, ranked.size())
                    .forEach(i -> groups.computeIfAbsent(i < limit ? ranked.get(i) : "(other)", _ -> new HashSet<>())
                            .add(ranked.get(i)));
        }
        Map<String, List<List<Object>>> answer = new TreeMap<>();
        groups.forEach((name, members) -> answer.put(name, rows(members)));
        return answer;
    }

    private List<List<Object>> rows(Set<String> values) {
        List<List<Object>> rows = new ArrayList<>();
        for (int row = 0; row < axis().size(); row++) {
            List<Object> cells = new ArrayList<>();
            cells.add(axis().label(row));
            for (int column = 0; column < cells(row); column++) {
                cells.add(people(values, row, column).size());
            }
            rows.add(cells);
        }
        return rows;
    }

    /** Who is in a cell of a group. */
    List<String> people(Set<String> values, int row, int column) {
        return people.keySet().stream()
                .filter(user -> values.stream()
                        .anyMatch(
                                value -> column == 0 ? inCohort(user, value, row) : returned(user, value, row, column)))
                .toList();
    }

    int cells(int row) {
        return Math.min(question.columns().orElse(Integer.MAX_VALUE), axis().size() - row);
    }

    private String value(PlainEvent event) {
        if (question.breakdown().isEmpty()) {
            return "";
        }
        Value value = event.properties().get(question.breakdown().get().property());
        return value == null ? "" : value.text();
    }

    private int period(PlainEvent event) {
        return axis().indexOf(event.micros());
    }

    private boolean inRange(PlainEvent event) {
        return period(event) >= 0 && period(event) < axis().size();
    }

    /** The target events that put a person into rows. */
    private List<PlainEvent> targets(String user) {
        List<PlainEvent> all = people.getOrDefault(user, List.of()).stream()
                .filter(event -> CONDITIONS.matches(question.target(), event))
                .toList();
        if (question.mode() == Retention.Mode.FIRST_TIME) {
            all = all.subList(0, Math.min(1, all.size()));
        }
        return all.stream().filter(this::inRange).toList();
    }

    private Set<String> values(String user) {
        Set<String> values = new TreeSet<>();
        targets(user).forEach(event -> values.add(value(event)));
        return values;
    }

    private List<PlainEvent> targets(String user, String value) {
        List<PlainEvent> own = targets(user).stream()
                .filter(event -> value(event).equals(value))
                .toList();
        return question.windowMode() == Retention.WindowMode.HOURS_24 ? own.subList(0, Math.min(1, own.size())) : own;
    }

    private boolean inCohort(String user, String value, int row) {
        return targets(user, value).stream().anyMatch(event -> period(event) == row);
    }

    private boolean returned(String user, String value, int row, int column) {
        if (!inCohort(user, value, row)) {
            return false;
        }
        List<PlainEvent> returns = people.getOrDefault(user, List.of()).stream()
                .filter(event -> CONDITIONS.matches(question.returning(), event)
                        && value(event).equals(value))
                .toList();
        boolean calendar = question.windowMode() == Retention.WindowMode.CALENDAR;
        int last = !question.rolling() ? column : calendar ? axis().size() - 1 - row : cells(row) - 1;
        for (int k = column; k <= last; k++) {
            int exact = k;
            long found = calendar
                    ? returns.stream()
                            .filter(event -> period(event) == row + exact)
                            .count()
                    : returns.stream()
                            .filter(event -> {
                                long since = event.micros()
                                        - targets(user, value).getFirst().micros();
                                return since >= exact * DAY && since < (exact + 1) * DAY;
                            })
                            .count();
            if (found >= question.minimumOccurrences()) {
                return true;
            }
        }
        return false;
    }
}
