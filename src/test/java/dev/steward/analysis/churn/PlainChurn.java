package dev.steward.analysis.churn;

import dev.steward.analysis.churn.Churn.Factor;
import dev.steward.analysis.churn.Churn.Input;
import dev.steward.journey.PlainConditions;
import dev.steward.journey.PlainEvent;
import dev.steward.model.Matcher;
import dev.steward.model.Times;
import dev.steward.model.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The definition, sentence by sentence, with decimals instead of doubles: slow, and nothing shared with the engine. */
final class PlainChurn {
    private static final PlainConditions CONDITIONS = new PlainConditions(Map.of());
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final Churn question;
    private final List<PlainEvent> events;
    private final ZoneId zone;
    /** Tier to people, "none" for who has no score. */
    final Map<String, TreeSet<String>> tiers = new TreeMap<>();

    final Map<String, BigDecimal> scores = new TreeMap<>();
    final Map<String, TreeSet<String>> earlier = new TreeMap<>();
    final Map<String, TreeSet<String>> churned = new TreeMap<>();
    long gone;
    double squares;
    Optional<Double> ranking = Optional.empty();
    Optional<Instant> at = Optional.empty();
    boolean calibrated;

    PlainChurn(Churn question, List<PlainEvent> all) {
        this.question = question;
        this.zone = question.scope().timezone();
        this.events = all.stream()
                .filter(event -> CONDITIONS.holdAll(question.scope().filters(), event))
                .toList();
        if (!events.isEmpty()) {
            evaluate();
        }
    }

    private void evaluate() {
        Instant first = Times.instant(
                events.stream().mapToLong(PlainEvent::micros).min().orElseThrow());
        Instant last = Times.instant(
                events.stream().mapToLong(PlainEvent::micros).max().orElseThrow());
        Instant moment = question.scope().to().isPresent()
                ? Times.instant(question.scope().range().toMicros())
                : last;
        at = Optional.of(moment);
        Instant then = moment.minus(question.horizon());
        calibrated = !day(first).isAfter(day(then.minus(question.lookback())))
                && !day(last).isBefore(day(moment));
        TreeSet<String> people = new TreeSet<>();
        events.forEach(event -> people.add(event.user()));
        List<BigDecimal> went = new ArrayList<>();
        List<BigDecimal> stayed = new ArrayList<>();
        for (String person : people) {
            List<PlainEvent> known = before(person, moment);
            List<PlainEvent> seen = since(known, moment.minus(question.lookback()));
            if (seen.stream().anyMatch(this::active)) {
                Optional<BigDecimal> score = score(seen, moment);
                put(tiers, score.map(this::tier).orElse("none"), person);
                score.ifPresent(points -> scores.put(person, points));
            } else if (known.stream().anyMatch(this::active)) {
                gone++;
            }
            List<PlainEvent> seenThen = since(before(person, then), then.minus(question.lookback()));
            if (calibrated && seenThen.stream().anyMatch(this::active)) {
                boolean left = since(known, then).stream().noneMatch(this::active);
                score(seenThen, then).ifPresent(points -> {
                    put(earlier, tier(points), person);
                    if (left) {
                        put(churned, tier(points), person);
                    }
                    (left ? went : stayed).add(points);
                    double off = points.doubleValue() / 100 - (left ? 1 : 0);
                    squares += off * off;
                });
            }
        }
        double right = 0;
        for (BigDecimal one : went) {
            for (BigDecimal other : stayed) {
                right += (one.compareTo(other) + 1) / 2.0;
            }
        }
        if (!went.isEmpty() && !stayed.isEmpty()) {
            ranking = Optional.of(right / (went.size() * stayed.size()));
        }
    }

    private static void put(Map<String, TreeSet<String>> map, String key, String person) {
        map.computeIfAbsent(key, _ -> new TreeSet<>()).add(person);
    }

    private LocalDate day(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    private List<PlainEvent> before(String person, Instant end) {
        return events.stream()
                .filter(event -> event.user().equals(person) && event.micros() <= Times.micros(end))
                .toList();
    }

    private static List<PlainEvent> since(List<PlainEvent> some, Instant start) {
        return some.stream()
                .filter(event -> event.micros() > Times.micros(start))
                .toList();
    }

    private boolean active(PlainEvent event) {
        return CONDITIONS.matches(question.activity(), event);
    }

    private Optional<BigDecimal> score(List<PlainEvent> seen, Instant moment) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (Factor factor : question.factors()) {
            Optional<BigDecimal> risk = value(factor.input(), seen, moment)
                    .map(value -> risk(factor, value))
                    .or(() -> factor.missing().isPresent()
                            ? Optional.of(BigDecimal.valueOf(factor.missing().getAsDouble()))
                            : Optional.empty());
            if (risk.isPresent()) {
                sum = sum.add(BigDecimal.valueOf(factor.weight()).multiply(risk.get()));
                weights = weights.add(BigDecimal.valueOf(factor.weight()));
            }
        }
        return weights.signum() == 0
                ? Optional.empty()
                : Optional.of(sum.divide(weights, MathContext.DECIMAL128).setScale(6, RoundingMode.HALF_UP));
    }

    private static BigDecimal risk(Factor factor, BigDecimal value) {
        BigDecimal best = BigDecimal.valueOf(factor.best());
        BigDecimal worst = BigDecimal.valueOf(factor.worst());
        return value.subtract(best)
                .multiply(HUNDRED)
                .divide(worst.subtract(best), MathContext.DECIMAL128)
                .max(BigDecimal.ZERO)
                .min(HUNDRED);
    }

    private Optional<BigDecimal> value(Input input, List<PlainEvent> seen, Instant moment) {
        return switch (input) {
            case Input.Count count ->
                Optional.of(new BigDecimal(matching(seen, count.events()).size()));
            case Input.ActiveDays _ ->
                Optional.of(new BigDecimal(seen.stream()
                        .filter(this::active)
                        .map(event -> day(Times.instant(event.micros())))
                        .distinct()
                        .count()));
            case Input.Share share -> {
                int among = matching(seen, share.among()).size();
                yield among == 0
                        ? Optional.empty()
                        : Optional.of(
                                new BigDecimal(matching(seen, share.events()).size())
                                        .divide(new BigDecimal(among), MathContext.DECIMAL128));
            }
            case Input.DaysSince since ->
                matching(seen, since.events()).stream()
                        .map(PlainEvent::micros)
                        .max(Long::compare)
                        .map(latest -> new BigDecimal(Times.micros(moment) - latest)
                                .divide(new BigDecimal(Duration.ofDays(1).toNanos() / 1_000), MathContext.DECIMAL128));
            case Input.Average average -> {
                List<BigDecimal> numbers = matching(seen, average.events()).stream()
                        .map(event -> event.properties().get(average.property()))
                        .filter(Value.Num.class::isInstance)
                        .map(value -> ((Value.Num) value).amount())
                        .toList();
                yield numbers.isEmpty()
                        ? Optional.empty()
                        : Optional.of(numbers.stream()
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .divide(new BigDecimal(numbers.size()), MathContext.DECIMAL128));
            }
        };
    }

    private static List<PlainEvent> matching(List<PlainEvent> seen, Matcher matcher) {
        return seen.stream().filter(event -> CONDITIONS.matches(matcher, event)).toList();
    }

    private String tier(BigDecimal score) {
        if (score.compareTo(BigDecimal.valueOf(question.limits().critical())) >= 0) {
            return "critical";
        }
        if (score.compareTo(BigDecimal.valueOf(question.limits().high())) >= 0) {
            return "high";
        }
        return score.compareTo(BigDecimal.valueOf(question.limits().medium())) >= 0 ? "medium" : "low";
    }
}
