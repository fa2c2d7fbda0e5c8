package dev.steward.analysis.retention;

import dev.steward.journey.Journey;
import dev.steward.model.Cell;
import dev.steward.model.CodePointOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who is in one cell. */
final class Members implements Cells<List<String>> {
    private final Cell cell;
    private final Map<Integer, List<String>> byGroup = new HashMap<>();

    Members(Cell cell) {
        this.cell = cell;
    }

    @Override
    public void add(Journey journey, int group, int row, int column) {
        if (row == cell.row() && column == cell.column()) {
            byGroup.computeIfAbsent(group, _ -> new ArrayList<>()).add(journey.actor());
        }
    }

    @Override
    public List<String> finish(Values values) {
        String wanted = cell.group().isEmpty() ? "" : cell.group().getFirst();
        return byGroup.entrySet().stream()
                .filter(group -> values.name(group.getKey()).equals(wanted))
                .flatMap(group -> group.getValue().stream())
                .sorted(CodePointOrder.INSTANCE)
                .toList();
    }
}
