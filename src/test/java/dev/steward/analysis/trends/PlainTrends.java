package dev.steward.analysis.trends;

import dev.steward.analysis.trends.Trends.Measure;
import dev.steward.analysis.trends.Trends.Series;
import dev.steward.journey.PlainConditions;
import dev.steward.journey.PlainEvent;
import dev.steward.model.CalendarAxis;
import dev.steward.model.Times;
import dev.steward.model.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What trends mean, the slow and obvious way: every number is looked for among all events anew. */
final class PlainTrends {
    private static final PlainConditions CONDITIONS = new PlainConditions(Map.of());

    private final Trends question;
    private final List<PlainEvent> events;
    private final long dataFrom;
    private final long dataTo;
    private final @Nullable CalendarAxis axis;

    PlainTrends(Trends question, List<PlainEvent> all) {
        this.question = question;
        this.dataFrom = all.stream().mapToLong(PlainEvent::micros).min().orElseThrow();
        this.dataTo = all.stream().mapToLong(PlainEvent::micros).max().orElseThrow();
        this.events = all.stream()
                .filter(event -> CONDITIONS.holdAll(question.scope().filters(), event) && actor(event) != null)
                .toList();
        this.axis = axis();
    }

    private @Nullable String actor(PlainEvent event) {
        if (question.scope().actor().isEmpty()) {
            return event.user();
        }
        Value value = event.properties().get(question.scope().actor().get());
        return value == null ? null : value.text();
    }

    private @Nullable CalendarAxis axis() {
        List<Long> times = events.stream()
                .filter(event -> question.scope().range().contains(event.micros()))
                .filter(event ->
                        question.series().stream().anyMatch(series -> CONDITIONS.matches(series.matcher(), event)))
                .map(PlainEvent::micros)
                .sorted()
                .toList();
        boolean open =
                question.scope().from().isEmpty() || question.scope().to().isEmpty();
        if (times.isEmpty() && (open || question.breakdown().isPresent())) {
            return null;
        }
        return CalendarAxis.between(
                question.period(),
                question.scope().timezone(),
                question.scope().weekStart(),
                question.scope().from().isPresent() ? question.scope().range().fromMicros() : times.getFirst(),
                question.scope().to().isPresent() ? question.scope().range().toMicros() : times.getLast());
    }

    List<String> periods() {
        return axis == null ? List.of() : axis.labels();
    }

    /** The values in the order of results. */
    List<String> groups() {
        if (axis == null) {
            return List.of();
        }
        if (question.breakdown().isEmpty()) {
            return List.of("");
        }
        List<String> kept = kept();
        List<String> groups = new ArrayList<>(kept);
        groups.sort(Comparator.comparing(text -> text));
        boolean rest = events.stream()
                .filter(event -> question.series().stream()
                        .anyMatch(series -> CONDITIONS.matches(series.matcher(), event) && seen(series, event)))
                .anyMatch(event -> !kept.contains(value(event)));
        if (rest) {
            groups.add("(other)");
        }
        return groups;
    }

    /** Whether an event can be in some number: those of the range, and of the days before that active ones look back to. */
    private boolean seen(Series series, PlainEvent event) {
        if (question.scope().range().contains(event.micros())) {
            return true;
        }
        if (!(series.measure() instanceof Measure.Active)
                || event.micros() > question.scope().range().toMicros()) {
            return false;
        }
        int most = question.series().stream()
                .mapToInt(each -> each.measure() instanceof Measure.Active(int days) ? days : 1)
                .max()
                .orElse(1);
        return !day(event.micros())
                .isBefore(day(Objects.requireNonNull(axis).start(0)).minusDays(most - 1L));
    }

    private List<String> kept() {
        Map<String, Long> counts = new TreeMap<>();
        events.stream()
                .filter(event -> question.scope().range().contains(event.micros()))
                .filter(event ->
                        question.series().stream().anyMatch(series -> CONDITIONS.matches(series.matcher(), event)))
                .forEach(event -> counts.merge(value(event), 1L, Long::sum));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .limit(question.breakdown().orElseThrow().limit())
                .toList();
    }

    private String value(PlainEvent event) {
        Value value = event.properties().get(question.breakdown().orElseThrow().property());
        return value == null ? "" : value.text();
    }

    private Predicate<PlainEvent> in(String group) {
        if (question.breakdown().isEmpty()) {
            return _ -> true;
        }
        List<String> kept = kept();
        return kept.contains(group) ? event -> value(event).equals(group) : event -> !kept.contains(value(event));
    }

    /** The events behind a number. */
    private List<PlainEvent> behind(Series series, String group, int period) {
        CalendarAxis periods = Objects.requireNonNull(axis);
        long from = Math.max(periods.start(period), question.scope().range().fromMicros());
        long to =
                Math.min(periods.start(period + 1) - 1, question.scope().range().toMicros());
        Predicate<PlainEvent> when = event -> event.micros() >= from && event.micros() <= to;
        if (question.cumulative()) {
            when = event -> event.micros() >= question.scope().range().fromMicros() && event.micros() <= to;
        } else if (series.measure() instanceof Measure.Active(int days)) {
            long end = Math.min(
                    periods.start(period + 1) - 1,
                    question.scope().to().isPresent()
                            ? to
                            : dataTo >= periods.start(period) ? Math.min(to, dataTo) : to);
            LocalDate last = day(end);
            when = event -> event.micros() <= question.scope().range().toMicros()
                    && !day(event.micros()).isAfter(last)
                    && day(event.micros()).isAfter(last.minusDays(days));
        }
        return events.stream()
                .filter(when)
                .filter(in(group))
                .filter(event -> CONDITIONS.matches(series.matcher(), event))
                .toList();
    }

    private LocalDate day(long micros) {
        return LocalDate.ofInstant(Times.instant(micros), question.scope().timezone());
    }

    /** Null when there is none. */
    @Nullable
    Double number(int index, String group, int period) {
        Series series = question.series().get(index);
        List<PlainEvent> behind = behind(series, group, period);
        TreeSet<String> people = people(index, group, period);
        return switch (series.measure()) {
            case Measure.Total _ -> (double) behind.size();
            case Measure.People _, Measure.Active _ -> (double) people.size();
            case Measure.PerPerson _ -> people.isEmpty() ? null : (double) behind.size() / people.size();
            case Measure.OfNumber(Trends.Statistic statistic, String property) -> of(statistic, behind, property);
        };
    }

    TreeSet<String> people(int index, String group, int period) {
        return behind(question.series().get(index), group, period).stream()
                .map(this::actor)
                .map(String::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static @Nullable Double of(Trends.Statistic statistic, List<PlainEvent> behind, String property) {
        List<BigDecimal> numbers = behind.stream()
                .map(event -> event.properties().get(property))
                .filter(Value.Num.class::isInstance)
                .map(value -> ((Value.Num) value).amount())
                .sorted()
                .toList();
        BigDecimal sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (statistic == Trends.Statistic.SUM) {
            return sum.doubleValue();
        }
        if (numbers.isEmpty()) {
            return null;
        }
        return switch (statistic) {
            case SUM -> throw new IllegalStateException();
            case AVERAGE -> sum.doubleValue() / numbers.size();
            case MEDIAN -> percentile(numbers, 0.5);
            case P90 -> percentile(numbers, 0.9);
            case P99 -> percentile(numbers, 0.99);
        };
    }

    /** At the place (n - 1) * share, counted from 0, in a straight line between its neighbours. */
    private static double percentile(List<BigDecimal> sorted, double share) {
        double place = (sorted.size() - 1) * share;
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        double low = sorted.get(below).doubleValue();
        return low + (sorted.get(above).doubleValue() - low) * (place - below);
    }

    /** Whether the range and the data reach over both ends of a period. */
    boolean complete(int period) {
        CalendarAxis periods = Objects.requireNonNull(axis);
        long first = Math.max(dataFrom, question.scope().range().fromMicros());
        long last = Math.min(dataTo, question.scope().range().toMicros());
        return first <= periods.start(period) && last >= periods.start(period + 1) - 1;
    }

    /** The question's numbers in a map that tells what differs, by group, series and period. */
    Map<String, @Nullable Double> all() {
        Map<String, @Nullable Double> all = new LinkedHashMap<>();
        for (String group : groups()) {
            for (int series = 0; series < question.series().size(); series++) {
                for (int period = 0; period < periods().size(); period++) {
                    all.put(
                            group + " " + series + " " + periods().get(period) + " " + period,
                            number(series, group, period));
                }
            }
        }
        return all;
    }
}
