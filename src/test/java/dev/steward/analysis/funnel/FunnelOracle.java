package dev.steward.analysis.funnel;

import dev.steward.journey.PlainConditions;
import dev.steward.journey.PlainEvent;
import dev.steward.model.Matcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One person's attempts by trying every assignment of events to steps, written down from the definitions alone. Slow,
 * obvious, and sharing nothing with the engine.
 */
final class FunnelOracle {
    private static final PlainConditions CONDITIONS = new PlainConditions(Map.of());

    private final Funnel funnel;
    private final List<PlainEvent> events;
    private final int steps;

    /** @param events of one person, after filters and range, by time and arrival */
    FunnelOracle(Funnel funnel, List<PlainEvent> events) {
        this.funnel = funnel;
        this.events = events;
        this.steps = funnel.steps().size();
    }

    /** An attempt: the event of each step, null where it is not reached. */
    record Try(@Nullable Integer[] event, long start, long end, boolean complete) {}

    private boolean serves(int event, int step) {
        return matches(event, funnel.steps().get(step).matcher());
    }

    private boolean matches(int event, Matcher matcher) {
        return CONDITIONS.matches(matcher, events.get(event));
    }

    private long at(int event) {
        return events.get(event).micros();
    }

    /** All attempts that are not void, by start. */
    List<Try> attempts() {
        List<Try> attempts = new ArrayList<>();
        for (int start = 0; start < events.size(); start++) {
            if (funnel.order() == Funnel.Order.UNORDERED) {
                unordered(start, attempts);
            } else if (serves(start, 0)) {
                inOrder(start, attempts);
            }
        }
        return attempts;
    }

    /** The attempt that counts first when conversions do: the first, or if that is incomplete, the first complete one in its window. */
    Optional<Try> conversion() {
        List<Try> attempts = attempts();
        if (attempts.isEmpty()) {
            return Optional.empty();
        }
        Try first = attempts.getFirst();
        return Optional.of(attempts.stream()
                .filter(attempt -> attempt.complete() && attempt.start() <= first.end())
                .findFirst()
                .orElse(first));
    }

    /** How many of the events are over when the attempt is: up to its last one, or all in its window. */
    int over(Try attempt) {
        if (attempt.complete()) {
            return 1
                    + Arrays.stream(attempt.event())
                            .mapToInt(event -> event == null ? -1 : event)
                            .max()
                            .orElseThrow();
        }
        return (int)
                events.stream().filter(event -> event.micros() <= attempt.end()).count();
    }

    /** Most required steps, most optional ones, earliest start. */
    @Nullable
    Try best() {
        Try best = null;
        for (Try attempt : attempts()) {
            if (best == null
                    || required(attempt.event) > required(best.event)
                    || required(attempt.event) == required(best.event)
                            && optional(attempt.event) > optional(best.event)) {
                best = attempt;
            }
        }
        return best;
    }

    private long windowEnd(int start) {
        return at(start) + funnel.window().toSeconds() * 1_000_000;
    }

    private void inOrder(int start, List<Try> attempts) {
        List<@Nullable Integer[]> assignments = new ArrayList<>();
        @Nullable Integer[] assigned = new @Nullable Integer[steps];
        assigned[0] = start;
        assign(1, assigned, start, assignments);
        @Nullable Integer[] best = assignments.stream().min(this::compare).orElseThrow();
        Try attempt = new Try(best, at(start), windowEnd(start), required(best) == allRequired());
        boolean voided = funnel.exclusions().stream().anyMatch(exclusion -> hit(exclusion, attempt));
        if (!voided) {
            attempts.add(attempt);
        }
    }

    /** Decides about {@code step} and all after it. */
    private void assign(int step, @Nullable Integer[] assigned, int last, List<@Nullable Integer[]> found) {
        found.add(assigned.clone());
        if (step == steps) {
            return;
        }
        if (funnel.steps().get(step).optional()) {
            assign(step + 1, assigned, last, found);
        }
        int lastStep = lastReached(assigned);
        for (int event = 0; event < events.size(); event++) {
            if (serves(event, step)
                    && inTime(event, last, step)
                    && !Arrays.asList(assigned).contains(event)
                    && mayFollow(event, last, lastStep, assigned)) {
                assigned[step] = event;
                assign(step + 1, assigned, event, found);
                assigned[step] = null;
            }
        }
    }

    private boolean inTime(int event, int last, int step) {
        return funnel.steps()
                .get(step)
                .window()
                .filter(window -> at(event) - at(last) > window.toSeconds() * 1_000_000)
                .isEmpty();
    }

    private static int lastReached(@Nullable Integer[] assigned) {
        int last = 0;
        for (int step = 0; step < assigned.length; step++) {
            last = assigned[step] == null ? last : step;
        }
        return last;
    }

    private boolean mayFollow(int event, int last, int lastStep, @Nullable Integer[] assigned) {
        Integer first = assigned[0];
        if (first == null || at(event) > windowEnd(first) || at(event) < at(last)) {
            return false;
        }
        if (funnel.ties() == Funnel.Ties.STRICTLY_INCREASING && at(event) == at(last)) {
            return false;
        }
        if (funnel.order() == Funnel.Order.ORDERED) {
            return true;
        }
        if (event < last) {
            return false;
        }
        for (int between = last + 1; between < event; between++) {
            if (funnel.strictRepeats() == Funnel.StrictRepeats.BREAK || !serves(between, lastStep)) {
                return false;
            }
        }
        return true;
    }

    /** Most required, most optional, then step by step: kept before left out, the earlier event before the later. */
    private int compare(@Nullable Integer[] a, @Nullable Integer[] b) {
        int order = Comparator.comparingLong((@Nullable Integer[] one) -> -required(one))
                .thenComparingLong(one -> -optional(one))
                .compare(a, b);
        for (int step = 0; order == 0 && step < steps; step++) {
            order = Integer.compare(
                    a[step] == null ? Integer.MAX_VALUE : a[step], b[step] == null ? Integer.MAX_VALUE : b[step]);
        }
        return order;
    }

    private long required(@Nullable Integer[] assigned) {
        return count(assigned, false);
    }

    private long optional(@Nullable Integer[] assigned) {
        return count(assigned, true);
    }

    private long count(@Nullable Integer[] assigned, boolean optional) {
        long count = 0;
        for (int step = 0; step < steps; step++) {
            if (assigned[step] != null && isOptional(step) == optional) {
                count++;
            }
        }
        return count;
    }

    private boolean isOptional(int step) {
        return funnel.order() != Funnel.Order.UNORDERED
                && funnel.steps().get(step).optional();
    }

    private long allRequired() {
        long count = 0;
        for (int step = 0; step < steps; step++) {
            count += isOptional(step) ? 0 : 1;
        }
        return count;
    }

    private boolean hit(Funnel.Exclusion exclusion, Try attempt) {
        Integer after = attempt.event[exclusion.afterStep() - 1];
        Integer before = attempt.event[exclusion.beforeStep() - 1];
        if (after == null) {
            return false;
        }
        for (int event = 0; event < events.size(); event++) {
            boolean early = before == null ? at(event) <= attempt.end : at(event) < at(before);
            if (matches(event, exclusion.matcher()) && at(event) > at(after) && early) {
                return true;
            }
        }
        return false;
    }

    private void unordered(int start, List<Try> attempts) {
        List<Integer> open = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            open.add(step);
        }
        List<Integer> served = new ArrayList<>();
        for (int event = start; event < events.size() && at(event) <= windowEnd(start); event++) {
            for (Integer step : open) {
                if (serves(event, step)) {
                    open.remove(step);
                    served.add(event);
                    break;
                }
            }
            if (served.isEmpty()) {
                return;
            }
        }
        @Nullable Integer[] reached = new @Nullable Integer[steps];
        for (int i = 0; i < served.size(); i++) {
            reached[i] = served.get(i);
        }
        Try attempt = new Try(reached, at(start), windowEnd(start), open.isEmpty());
        if (funnel.exclusions().stream().anyMatch(exclusion -> hit(exclusion, attempt))) {
            @Nullable Integer[] capped = new @Nullable Integer[steps];
            capped[0] = start;
            attempts.add(new Try(capped, at(start), windowEnd(start), steps == 1));
        } else {
            attempts.add(attempt);
        }
    }
}
