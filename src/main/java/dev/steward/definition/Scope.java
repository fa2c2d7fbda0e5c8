package dev.steward.definition;

import dev.steward.model.BadDefinition;
import dev.steward.model.Condition;
import dev.steward.model.Membership;
import dev.steward.model.TimeRange;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What all questions have in common: which events take part, whom to count, and how the calendar is cut.
 *
 * @param actor the property whose values are counted instead of people; empty: people
 * @throws BadDefinition when the range ends before it starts, or weeks start on another day than Sunday or Monday
 */
public record Scope(
        List<Condition> filters,
        ZoneId timezone,
        DayOfWeek weekStart,
        Optional<String> actor,
        Optional<When> from,
        Optional<When> to) {
    /** Everything, people, UTC, weeks from Sunday. */
    public static final Scope ALL = new Scope(
            List.of(), ZoneOffset.UTC, DayOfWeek.SUNDAY, Optional.empty(), Optional.empty(), Optional.empty());

    public Scope {
        filters = List.copyOf(filters);
        if (weekStart != DayOfWeek.SUNDAY && weekStart != DayOfWeek.MONDAY) {
            throw new BadDefinition(
                    "unknown-value", "week_start", weekStart + " is not known here.", "Allowed: sunday, monday.");
        }
        if (actor.isPresent() && actor.get().isEmpty()) {
            throw new BadDefinition(
                    "no-property",
                    "actor.property",
                    "A property's name is needed.",
                    "Name the property that is counted.");
        }
        if (actor.flatMap(Membership::segment).isPresent()) {
            throw new BadDefinition(
                    "segment-counted",
                    "actor.property",
                    "Being in a segment cannot be counted instead of people.",
                    "Count people, and break the answer down by the segment.");
        }
        Instant first = start(from, timezone);
        Instant last = end(to, timezone);
        if (first != null && last != null && first.isAfter(last)) {
            throw new BadDefinition(
                    "backwards",
                    "to",
                    "The range ends (" + last + ") before it starts (" + first + ").",
                    "Choose an end that is not before \"from\".");
        }
    }

    /** The instants of the range; a day stands for all of it, in the scope's time zone. */
    public TimeRange range() {
        return new TimeRange(start(from, timezone), end(to, timezone));
    }

    private static @Nullable Instant start(Optional<When> from, ZoneId timezone) {
        return switch (from.orElse(null)) {
            case null -> null;
            case When.Day day -> day.date().atStartOfDay(timezone).toInstant();
            case When.Moment moment -> moment.instant();
        };
    }

    private static @Nullable Instant end(Optional<When> to, ZoneId timezone) {
        return switch (to.orElse(null)) {
            case null -> null;
            case When.Day day ->
                day.date().plusDays(1).atStartOfDay(timezone).toInstant().minusNanos(1_000);
            case When.Moment moment -> moment.instant();
        };
    }

    public Scope withRange(Optional<When> newFrom, Optional<When> newTo) {
        return new Scope(filters, timezone, weekStart, actor, newFrom, newTo);
    }

    public Scope withTimezone(ZoneId zone) {
        return new Scope(filters, zone, weekStart, actor, from, to);
    }

    public Scope withFilters(List<Condition> newFilters) {
        return new Scope(newFilters, timezone, weekStart, actor, from, to);
    }
}
