package dev.steward.analysis.sessions;

import dev.steward.analysis.Question;
import dev.steward.definition.Scope;
import dev.steward.model.BadDefinition;
import dev.steward.model.Granularity;
import java.time.Duration;
import java.util.Optional;

/**
 * How people use something in sessions. docs/definitions.md, "Sessions".
 *
 * @param gap after a longer time without an event a new session begins
 * @param page the property that makes an event a page view and names the page; empty: page_view events, by page or url
 * @param breakdown the property whose value in a session's first event tells sessions apart
 * @param listed how many sessions the answer lists one by one
 * @throws BadDefinition when it cannot be meant
 */
public record Sessions(
        Scope scope, Duration gap, Optional<String> page, Optional<String> breakdown, int listed, View view)
        implements Question {
    public static final Duration DEFAULT_GAP = Duration.ofMinutes(30);
    public static final int DEFAULT_LISTED = 10_000;

    /** Shorter sessions are bounces. */
    public static final Duration BOUNCE = Duration.ofSeconds(30);
    /** Sessions of that length or longer are engaged ones. */
    public static final Duration ENGAGED = Duration.ofSeconds(600);

    private static final Duration LONGEST_GAP = Duration.ofDays(1_000_000);

    /** What is told of the sessions, beside the totals. */
    public sealed interface View {
        /** The totals, of each breakdown value where there is a breakdown. */
        record Totals() implements View {}

        /** By the period they begin in. */
        record Trend(Granularity granularity) implements View {}

        /** How long they last. */
        record Length() implements View {}

        /** The pages they begin and end with. */
        record Pages() implements View {}
    }

    public Sessions {
        if (gap.compareTo(Duration.ofSeconds(1)) < 0 || gap.compareTo(LONGEST_GAP) > 0 || gap.getNano() != 0) {
            throw new BadDefinition(
                    "bad-gap",
                    "session_gap",
                    "The gap is " + gap + "; it must be a whole number of seconds, from one second to "
                            + LONGEST_GAP.toDays() + " days.",
                    "Choose a gap such as {\"value\": 30, \"unit\": \"minute\"}.");
        }
        checkName("page", page);
        checkName("breakdown.property", breakdown);
        if (breakdown.isPresent() && !(view instanceof View.Totals)) {
            throw new BadDefinition(
                    "breakdown-of-view",
                    "breakdown",
                    "Only the totals can be split by a property.",
                    "Leave \"breakdown\" out, or write \"type\": \"totals\".");
        }
        if (listed < 0) {
            throw new BadDefinition("not-a-count", "list", listed + " sessions cannot be listed.", "Write 0 or more.");
        }
    }

    private static void checkName(String path, Optional<String> property) {
        if (property.isPresent() && property.get().isEmpty()) {
            throw new BadDefinition("no-property", path, "A property's name is needed.", "Name a property.");
        }
    }

    @Override
    public Sessions withScope(Scope other) {
        return new Sessions(other, gap, page, breakdown, listed, view);
    }

    public Sessions withGap(Duration other) {
        return new Sessions(scope, other, page, breakdown, listed, view);
    }

    public Sessions withPage(Optional<String> other) {
        return new Sessions(scope, gap, other, breakdown, listed, view);
    }

    /** Split by a property, or not; a breakdown is of the totals. */
    public Sessions withBreakdown(Optional<String> other) {
        return new Sessions(scope, gap, page, other, listed, other.isPresent() ? new View.Totals() : view);
    }

    /** Another view; only the totals keep the breakdown. */
    public Sessions withView(View other) {
        return new Sessions(
                scope, gap, page, other instanceof View.Totals ? breakdown : Optional.empty(), listed, other);
    }
}
