package dev.steward.chart;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.JFreeChart;

/**
 * Sessions in numbers: large ones when they are not told apart, else a row of bars for each value. They stand for
 * {@code Cell(0, 0)} and {@code Cell([value], 0, 0)}.
 *
 * @param groups those of each value; empty when sessions are not told apart
 */
public record SessionTotalsChart(String title, SessionFigures all, List<Group> groups) implements Chart {
    public record Group(String value, SessionFigures figures) {
        String label() {
            return Words.value(List.of(value));
        }
    }

    public SessionTotalsChart {
        groups = List.copyOf(groups);
    }

    /** Most sessions first. */
    List<Group> ranked() {
        return groups.stream()
                .sorted(Comparator.comparingLong(
                                (Group group) -> group.figures().sessions())
                        .reversed())
                .toList();
    }

    @Override
    public JFreeChart draw(Palette palette) {
        Look look = Look.of(palette);
        if (all.sessions() == 0) {
            return Sheet.noData(title, look);
        }
        return groups.isEmpty()
                ? Sheet.of(title, Optional.empty(), new SessionTiles(all, look), look)
                : Sheet.of(title, Optional.of(all.note()), new SessionRows(ranked(), look), look);
    }

    @Override
    public String description() {
        if (all.sessions() == 0) {
            return Words.say("empty.description", title);
        }
        String whole = all.sentence(title);
        if (groups.isEmpty()) {
            return whole;
        }
        Group first = ranked().getFirst();
        return whole + " "
                + Words.say(
                        "sessions.description.groups",
                        groups.size(),
                        first.label(),
                        Numbers.ENGLISH.percent(first.figures().sessions(), all.sessions()));
    }
}
