package dev.steward.analysis;

import dev.steward.definition.Scope;
import dev.steward.definition.When;
import dev.steward.journey.PlainEvent;
import dev.steward.model.Condition;
import dev.steward.model.Matcher;
import dev.steward.model.Op;
import dev.steward.model.Times;
import dev.steward.model.Value;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/** Small random data, made so that ties, window ends and repeated events happen all the time. */
public final class RandomCase {
    public static final Instant ORIGIN = Instant.parse("2024-03-29T20:00:00Z");

    private final Random random;
    private final long stepMicros;
    private final int ticks;

    /** @param stepSeconds the grid that all times lie on, {@code ticks} of them */
    public RandomCase(long seed, long stepSeconds, int ticks) {
        this.random = new Random(seed);
        this.stepMicros = stepSeconds * Times.MICROS_PER_SECOND;
        this.ticks = ticks;
    }

    public Random random() {
        return random;
    }

    public int upTo(int most) {
        return random.nextInt(most + 1);
    }

    public boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    @SafeVarargs
    public final <T> T oneOf(T... options) {
        return options[random.nextInt(options.length)];
    }

    private Instant tick() {
        return Times.instant(Times.micros(ORIGIN) + stepMicros * random.nextInt(ticks));
    }

    public List<PlainEvent> events(int people, int most) {
        List<PlainEvent> events = new ArrayList<>();
        int size = random.nextInt(people * most + 1);
        for (int i = 0; i < size; i++) {
            Map<String, Value> properties = new LinkedHashMap<>();
            if (chance(60)) {
                properties.put("p", oneOf(Value.of("u"), Value.of("v"), Value.of(""), Value.of(0), Value.of("w")));
            }
            if (chance(30)) {
                properties.put("q", Value.of(chance(50)));
            }
            events.add(new PlainEvent(
                    "user" + random.nextInt(people), oneOf("a", "b", "c", "x"), Times.micros(tick()), properties));
        }
        return events;
    }

    public Matcher matcher() {
        List<String> names = oneOf(
                List.of("a"), List.of("b"), List.of("c"), List.of("a"), List.of("b"), List.of("a", "b"), List.of());
        List<Condition> where = chance(15)
                ? List.of(oneOf(
                        new Condition.Property("p", Op.EQUALS, List.of(Value.of("u"))),
                        new Condition.Property("p", Op.NOT_EQUALS, List.of(Value.of("u"))),
                        new Condition.Property("q", Op.IS_SET, List.of())))
                : List.of();
        return new Matcher(names, where);
    }

    /** Ranges, filters and zones, most of the time none. */
    public Scope scope(DayOfWeek weekStart) {
        Optional<When> from = chance(40) ? Optional.of(when()) : Optional.empty();
        Optional<When> to = chance(40) ? Optional.of(when()) : Optional.empty();
        ZoneId zone = oneOf(ZoneOffset.UTC, ZoneId.of("Europe/Berlin"), ZoneId.of("America/Los_Angeles"));
        List<Condition> filters =
                chance(15) ? List.of(new Condition.Property("p", Op.NOT_EQUALS, List.of(Value.of("v")))) : List.of();
        try {
            return new Scope(filters, zone, weekStart, Optional.empty(), from, to);
        } catch (dev.steward.model.BadDefinition backwards) {
            return new Scope(filters, zone, weekStart, Optional.empty(), to, from);
        }
    }

    private When when() {
        Instant at = tick();
        return chance(50) ? new When.Moment(at) : new When.Day(LocalDate.ofInstant(at, ZoneOffset.UTC));
    }

    /** As few events as still fail, for a message one can read. */
    public static List<PlainEvent> smallest(List<PlainEvent> events, Predicate<List<PlainEvent>> fails) {
        List<PlainEvent> kept = new ArrayList<>(events);
        for (int i = kept.size() - 1; i >= 0; i--) {
            List<PlainEvent> fewer = new ArrayList<>(kept);
            fewer.remove(i);
            if (fails.test(fewer)) {
                kept = fewer;
            }
        }
        return kept;
    }
}
