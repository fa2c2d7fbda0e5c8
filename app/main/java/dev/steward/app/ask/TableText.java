package dev.steward.app.ask;

import dev.steward.model.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Tables as tab-separated text, for spreadsheets: numbers plain, times in ISO form. */
final class TableText {
    /** A cell by its row and column on screen, from 0. */
    record At(int row, int column) {}

    private TableText() {}

    static String tabbed(Table table) {
        String head = table.columns().stream().map(Table.Column::heading).collect(Collectors.joining("\t"));
        return table.rows().stream()
                .map(row -> row.stream().map(TableText::plain).collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n", head + "\n", "\n"));
    }

    /** Some cells only: a line for each of their rows, a place for each of their columns. */
    static String tabbed(Table table, List<List<@Nullable Object>> rows, List<At> selected) {
        int[] columns =
                selected.stream().mapToInt(At::column).distinct().sorted().toArray();
        Map<Integer, List<At>> byRow = selected.stream()
                .sorted(Comparator.comparingInt(At::row))
                .collect(Collectors.groupingBy(At::row, TreeMap::new, Collectors.toList()));
        return byRow.entrySet().stream()
                .map(line -> IntStream.of(columns)
                        .mapToObj(column -> line.getValue().contains(new At(line.getKey(), column))
                                        && column < table.columns().size()
                                ? plain(rows.get(line.getKey()).get(column))
                                : "")
                        .collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String plain(@Nullable Object cell) {
        return cell == null ? "" : cell.toString().replaceAll("[\\t\\n\\r]+", " ");
    }
}
