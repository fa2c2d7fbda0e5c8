package dev.steward.chart;

import dev.steward.model.Cell;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;

/**
 * A funnel: one column a step, with a breakdown one bar a value in it. The reached part of a bar is
 * {@code Cell(value, step, 0)}, the dropped part {@code Cell(value, step, 1)}, steps counted from 0. Who dropped at a
 * step had reached the last required step before it; an optional step that was passed over is no drop of the next one.
 *
 * @param counted what entered, went through and dropped out
 * @param groups one with an empty value without a breakdown; else one a value
 */
public record FunnelChart(String title, Of counted, List<Step> steps, List<Group> groups) implements Chart {
    /** What the numbers are of. */
    public enum Of {
        PEOPLE,
        ATTEMPTS
    }

    public record Step(String label, boolean optional) {}

    /** Times in seconds since the reached step before; empty for the first step and where nobody arrived. */
    public record Reached(long count, OptionalDouble averageSeconds, OptionalDouble medianSeconds) {}

    /** How far those of one breakdown value got: one entry a step. */
    public record Group(List<String> value, List<Reached> reached) {
        public Group {
            value = List.copyOf(value);
            reached = List.copyOf(reached);
        }

        String label() {
            return Words.value(value);
        }

        long count(int step) {
            return reached.get(step).count();
        }
    }

    public FunnelChart {
        steps = List.copyOf(steps);
        groups = List.copyOf(groups);
        int length = steps.size();
        if (!groups.stream().allMatch(group -> group.reached().size() == length)) {
            throw new IllegalArgumentException("every group needs " + length + " steps: " + groups);
        }
    }

    /** "1 person", "12 attempts". */
    String amount(long count) {
        return switch (counted) {
            case PEOPLE -> Words.people(count);
            case ATTEMPTS -> Words.say("funnel.attempts", count, Numbers.ENGLISH.count(count));
        };
    }

    /** The step that conversion into this one is counted from: the last required one before it, itself for the first. */
    int base(int step) {
        int base = Math.max(0, step - 1);
        while (base > 0 && steps.get(base).optional()) {
            base--;
        }
        return base;
    }

    /** The last required step: reaching it is conversion. */
    int goal() {
        int goal = steps.size() - 1;
        while (goal > 0 && steps.get(goal).optional()) {
            goal--;
        }
        return goal;
    }

    long dropped(Group group, int step) {
        return Math.max(0, group.count(base(step)) - group.count(step));
    }

    boolean empty() {
        return steps.isEmpty() || groups.stream().allMatch(group -> group.count(0) == 0);
    }

    static Cell reachedCell(Group group, int step) {
        return new Cell(group.value(), step, 0);
    }

    static Cell droppedCell(Group group, int step) {
        return new Cell(group.value(), step, 1);
    }

    @Override
    public JFreeChart draw(Palette palette) {
        Look look = Look.of(palette);
        if (empty()) {
            return Sheet.noData(title, look);
        }
        int most = look.series().size();
        List<Group> shown = groups.size() <= most ? groups : largest(most);
        JFreeChart chart = Sheet.of(title, Optional.of(note(shown.size())), new FunnelPlot(this, shown, look), look);
        if (shown.size() > 1) {
            Sheet.legend(
                    chart,
                    IntStream.range(0, shown.size())
                            .mapToObj(i -> new Sheet.Entry(
                                    legend(shown.get(i)), look.series().get(i)))
                            .toList(),
                    look);
        }
        return chart;
    }

    /** The groups most people entered, still in their own order. */
    private List<Group> largest(int most) {
        Set<Group> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        groups.stream()
                .sorted(Comparator.comparingLong((Group group) -> group.count(0))
                        .reversed())
                .limit(most)
                .forEach(kept::add);
        return groups.stream().filter(kept::contains).toList();
    }

    private String note(int shown) {
        if (shown < groups.size()) {
            return Words.say("funnel.note.cut", shown, groups.size());
        }
        if (shown > 1) {
            return Words.say("funnel.note.groups");
        }
        Group all = groups.getFirst();
        if (goal() == 0) {
            return Words.say("funnel.note.one", amount(all.count(0)));
        }
        return Words.say(
                "funnel.note",
                amount(all.count(0)),
                Numbers.ENGLISH.count(all.count(goal())),
                Numbers.ENGLISH.percent(all.count(goal()), all.count(0)),
                steps.get(goal()).label());
    }

    private String legend(Group group) {
        return Words.say(
                "funnel.legend",
                group.label(),
                Numbers.ENGLISH.percent(group.count(goal()), group.count(0)),
                Numbers.ENGLISH.count(group.count(0)));
    }

    @Override
    public String description() {
        return new FunnelSummary(this).text();
    }
}
