package dev.steward.app.ask;

import dev.steward.model.Cell;
import dev.steward.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a number is called: by the texts before it in its row and the heading of its column. */
final class CellNames {
    private CellNames() {}

    /** Empty when the number stands in the chart only. */
    static Optional<String> of(Presenter.View view, Cell wanted) {
        Table table = view.table();
        for (int row = 0; row < table.rows().size(); row++) {
            for (int column = 0; column < table.columns().size(); column++) {
                if (view.cells().at(row, column).filter(wanted::equals).isPresent()) {
                    return Optional.of(name(table, row, column));
                }
            }
        }
        return Optional.empty();
    }

    private static String name(Table table, int row, int column) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < column; i++) {
            Object cell = table.rows().get(row).get(i);
            if (table.columns().get(i).type() == Table.Type.TEXT
                    && cell != null
                    && !cell.toString().isBlank()) {
                // A number alone says nothing: "Active days 5".
                words.add(cell instanceof Number ? table.columns().get(i).heading() + " " + cell : cell.toString());
            }
        }
        words.add(table.columns().get(column).heading());
        return String.join(" · ", words);
    }
}
