package dev.steward.analysis.funnel;

import dev.steward.analysis.funnel.FunnelOracle.Try;
import dev.steward.journey.People;
import dev.steward.journey.PlainConditions;
import dev.steward.journey.PlainEvent;
import dev.steward.model.CalendarAxis;
import dev.steward.model.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The whole answer to a funnel from the attempts {@link FunnelOracle} finds: counted by hand, so to speak. */
final class PlainFunnels {
    private static final PlainConditions CONDITIONS = new PlainConditions(Map.of());

    private final Funnel funnel;
    private final TreeMap<String, List<PlainEvent>> people = new TreeMap<>();

    PlainFunnels(Funnel funnel, List<PlainEvent> events) {
        this.funnel = funnel;
        events.stream()
                .filter(event -> funnel.scope().range().contains(event.micros()))
                .filter(event -> CONDITIONS.holdAll(funnel.scope().filters(), event))
                .forEach(event -> people.computeIfAbsent(event.user(), _ -> new ArrayList<>())
                        .add(event));
        people.values().forEach(own -> own.sort(Comparator.comparingLong(PlainEvent::micros)));
    }

    FunnelResult answer() {
        return switch (funnel.view()) {
            case Funnel.View.Steps _ -> steps();
            case Funnel.View.Trend trend -> trend(trend);
            case Funnel.View.TimeToConvert times -> times(times);
            case Funnel.View.Correlation _ -> correlation();
        };
    }

    private static long at(List<PlainEvent> events, int event) {
        return events.get(event).micros();
    }

    /** A person with an attempt that counts, the best or one of several, and the events it was made from. */
    private record Counted(String user, Try best, List<PlainEvent> events) {}

    private FunnelResult steps() {
        TreeMap<List<String>, List<Counted>> groups =
                new TreeMap<>(Comparator.comparing(value -> String.join("\0", value)));
        if (funnel.breakdown().isEmpty()) {
            groups.put(List.of(), new ArrayList<>());
        }
        people.forEach((user, own) -> parts(own).forEach((value, part) -> {
            for (Counted one : counted(user, part)) {
                group(value, own, one)
                        .ifPresent(group -> groups.computeIfAbsent(group, _ -> new ArrayList<>())
                                .add(one));
            }
        }));
        List<FunnelResult.Group> found = new ArrayList<>();
        groups.forEach((value, counted) -> found.add(new FunnelResult.Group(value, steps(counted))));
        return new FunnelResult.Steps(found);
    }

    private List<Counted> counted(String user, List<PlainEvent> events) {
        FunnelOracle oracle = new FunnelOracle(funnel, events);
        if (funnel.count() == Funnel.Count.PEOPLE) {
            Try best = oracle.best();
            return best == null ? List.of() : List.of(new Counted(user, best, events));
        }
        Optional<Try> first = oracle.conversion();
        if (first.isEmpty()) {
            return List.of();
        }
        List<Counted> all = new ArrayList<>(List.of(new Counted(user, first.get(), events)));
        all.addAll(counted(user, events.subList(oracle.over(first.get()), events.size())));
        return all;
    }

    private Map<List<String>, List<PlainEvent>> parts(List<PlainEvent> own) {
        if (funnel.breakdown().isEmpty() || funnel.breakdown().get().attribution() != Funnel.Attribution.ALL_EVENTS) {
            return Map.of(List.of(), own);
        }
        Map<List<String>, List<PlainEvent>> parts =
                new TreeMap<>(Comparator.comparing(value -> String.join("\0", value)));
        own.forEach(event ->
                parts.computeIfAbsent(texts(event), _ -> new ArrayList<>()).add(event));
        return parts;
    }

    private List<String> texts(PlainEvent event) {
        return funnel.breakdown().orElseThrow().properties().stream()
                .map(property -> {
                    Value value = event.properties().get(property);
                    return value == null ? "" : value.text();
                })
                .toList();
    }

    private Optional<List<String>> group(List<String> part, List<PlainEvent> own, Counted one) {
        if (funnel.breakdown().isEmpty()) {
            return Optional.of(List.of());
        }
        Funnel.Breakdown by = funnel.breakdown().get();
        List<PlainEvent> touching = own.stream()
                .filter(event -> by.properties().stream().anyMatch(event.properties()::containsKey))
                .filter(event -> funnel.steps().stream().anyMatch(step -> CONDITIONS.matches(step.matcher(), event)))
                .toList();
        List<String> none = Collections.nCopies(by.properties().size(), "");
        return switch (by.attribution()) {
            case ALL_EVENTS -> Optional.of(part);
            case FIRST_TOUCH -> Optional.of(touching.isEmpty() ? none : texts(touching.getFirst()));
            case LAST_TOUCH -> Optional.of(touching.isEmpty() ? none : texts(touching.getLast()));
            case STEP -> {
                Integer event = one.best.event()[by.step().orElseThrow() - 1];
                yield event == null ? Optional.empty() : Optional.of(texts(one.events.get(event)));
            }
        };
    }

    private List<FunnelResult.Step> steps(List<Counted> counted) {
        List<FunnelResult.Step> steps = new ArrayList<>();
        for (int step = 0; step < funnel.steps().size(); step++) {
            TreeSet<String> users = new TreeSet<>();
            List<Double> seconds = new ArrayList<>();
            long count = 0;
            for (Counted one : counted) {
                @Nullable Integer[] events = one.best.event();
                Integer here = events[step];
                if (here != null) {
                    users.add(one.user);
                    count++;
                    Integer before = null;
                    for (int earlier = 0; earlier < step; earlier++) {
                        before = events[earlier] == null ? before : events[earlier];
                    }
                    if (before != null) {
                        seconds.add((at(one.events, here) - at(one.events, before)) / 1e6);
                    }
                }
            }
            steps.add(new FunnelResult.Step(count, People.named(List.copyOf(users)), mean(seconds), median(seconds)));
        }
        return steps;
    }

    private static OptionalDouble mean(List<Double> seconds) {
        return seconds.stream().mapToDouble(Double::doubleValue).average();
    }

    private static OptionalDouble median(List<Double> seconds) {
        List<Double> sorted = seconds.stream().sorted().toList();
        int size = sorted.size();
        if (size == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                size % 2 == 1 ? sorted.get(size / 2) : (sorted.get(size / 2 - 1) + sorted.get(size / 2)) / 2);
    }

    private FunnelResult trend(Funnel.View.Trend view) {
        List<Long> starts = people.values().stream()
                .flatMap(own -> new FunnelOracle(funnel, own).attempts().stream())
                .map(Try::start)
                .sorted()
                .toList();
        boolean bounded =
                funnel.scope().from().isPresent() && funnel.scope().to().isPresent();
        if (starts.isEmpty() && !bounded) {
            return new FunnelResult.Trend(List.of());
        }
        long first = funnel.scope().from().isPresent() ? funnel.scope().range().fromMicros() : starts.getFirst();
        long last = funnel.scope().to().isPresent() ? funnel.scope().range().toMicros() : starts.getLast();
        CalendarAxis axis = CalendarAxis.between(
                view.granularity(), funnel.scope().timezone(), funnel.scope().weekStart(), first, last);
        List<FunnelResult.Period> periods = new ArrayList<>();
        for (int i = 0; i < axis.size(); i++) {
            int period = i;
            long entered = having(axis, period, view.fromStep());
            long converted = having(axis, period, view.toStep());
            double rate = entered == 0 ? 0 : Math.round(converted * 10_000.0 / entered) / 100.0;
            periods.add(new FunnelResult.Period(axis.label(period), entered, converted, rate));
        }
        return new FunnelResult.Trend(periods);
    }

    private long having(CalendarAxis axis, int period, int step) {
        return people.values().stream()
                .filter(own -> new FunnelOracle(funnel, own)
                        .attempts().stream()
                                .anyMatch(attempt ->
                                        axis.indexOf(attempt.start()) == period && attempt.event()[step - 1] != null))
                .count();
    }

    private Stream<Counted> best() {
        return people.entrySet().stream().flatMap(person -> {
            Try best = new FunnelOracle(funnel, person.getValue()).best();
            return best == null ? Stream.of() : Stream.of(new Counted(person.getKey(), best, person.getValue()));
        });
    }

    private FunnelResult times(Funnel.View.TimeToConvert view) {
        List<Double> seconds = new ArrayList<>();
        best().forEach(one -> {
            Integer from = one.best.event()[view.fromStep() - 1];
            Integer to = one.best.event()[view.toStep() - 1];
            if (from != null && to != null) {
                seconds.add((at(one.events, to) - at(one.events, from)) / 1e6);
            }
        });
        Collections.sort(seconds);
        return new FunnelResult.TimeToConvert(seconds, mean(seconds), histogram(seconds, view));
    }

    private static List<FunnelResult.Bin> histogram(List<Double> sorted, Funnel.View.TimeToConvert view) {
        if (sorted.isEmpty()) {
            return List.of();
        }
        int n = view.bins().orElse((int) Math.ceil(Math.cbrt(sorted.size())));
        double width = Math.max(1, Math.ceil((sorted.getLast() - sorted.getFirst()) / n));
        List<FunnelResult.Bin> bins = new ArrayList<>();
        for (int bin = 0; bin <= n; bin++) {
            double start = sorted.getFirst() + bin * width;
            bins.add(new FunnelResult.Bin(
                    start,
                    sorted.stream().filter(s -> s >= start && s < start + width).count()));
        }
        return bins;
    }

    private FunnelResult correlation() {
        List<Counted> all = best().toList();
        Set<String> names = new HashSet<>();
        people.values().forEach(own -> own.forEach(event -> names.add(event.event())));
        funnel.steps().forEach(step -> names.removeAll(step.matcher().events()));
        long converted = all.stream().filter(one -> one.best.complete()).count();
        List<FunnelResult.Correlated> events = new ArrayList<>();
        for (String name : names) {
            long s = all.stream()
                    .filter(one -> one.best.complete() && did(one, name))
                    .count();
            long f = all.stream()
                    .filter(one -> !one.best.complete() && did(one, name))
                    .count();
            if (s + f > 0) {
                events.add(new FunnelResult.Correlated(name, s, f, odds(s, converted, f, all.size() - converted)));
            }
        }
        events.sort(Comparator.comparing((FunnelResult.Correlated event) -> -event.oddsRatio())
                .thenComparing(FunnelResult.Correlated::event));
        return new FunnelResult.Correlation(converted, all.size() - converted, events);
    }

    private static boolean did(Counted one, String name) {
        long end = one.best.end();
        if (one.best.complete()) {
            for (Integer event : one.best.event()) {
                end = event == null ? end : at(one.events, event);
            }
        }
        for (PlainEvent event : one.events) {
            if (event.event().equals(name) && event.micros() > one.best.start() && event.micros() < end) {
                return true;
            }
        }
        return false;
    }

    private static double odds(long s, long converted, long f, long dropped) {
        BigDecimal left =
                BigDecimal.valueOf(s + 1).divide(BigDecimal.valueOf(converted - s + 1), MathContext.DECIMAL128);
        BigDecimal right =
                BigDecimal.valueOf(f + 1).divide(BigDecimal.valueOf(dropped - f + 1), MathContext.DECIMAL128);
        return left.divide(right, MathContext.DECIMAL128)
                .setScale(6, RoundingMode.HALF_UP)
                .doubleValue();
    }
}
