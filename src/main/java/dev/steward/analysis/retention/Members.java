package dev.steward.analysis.retention;

import dev.steward.journey.Journey;
import dev.steward.journey.People;
import dev.steward.model.Cell;
import java.util.HashMap;
import java.util.Map;

/** Who is in one cell. */
final class Members implements Cells<Members, People> {
    private final Cell cell;
    private final Map<Integer, People.Gathering> byGroup = new HashMap<>();

    Members(Cell cell) {
        this.cell = cell;
    }

    @Override
    public void add(Journey journey, int group, int row, int column) {
        if (row == cell.row() && column == cell.column()) {
            byGroup.computeIfAbsent(group, _ -> new People.Gathering()).add(journey);
        }
    }

    @Override
    public void absorb(Members other, Values mine, Values theirs) {
        other.byGroup.forEach((group, people) -> byGroup.computeIfAbsent(
                        mine.groupOf(theirs.name(group)), _ -> new People.Gathering())
                .absorb(people));
    }

    @Override
    public People finish(Values values) {
        String wanted = cell.group().isEmpty() ? "" : cell.group().getFirst();
        People.Gathering all = new People.Gathering();
        byGroup.forEach((group, people) -> {
            if (values.name(group).equals(wanted)) {
                all.absorb(people);
            }
        });
        return all.people();
    }
}
