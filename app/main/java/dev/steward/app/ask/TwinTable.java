package dev.steward.app.ask;

import dev.steward.app.ui.Formats;
import dev.steward.model.Cell;
import dev.steward.model.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The chart as a table: sortable, copied as tab-separated text, and with the same numbers to open, by mouse or by Enter
 * and Space.
 */
final class TwinTable {
    private static final int ROWS_MEASURED = 100;
    private static final double LETTER = 6.6;
    private static final double WIDEST = 380;
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    /** A row that remembers where it stood before it was sorted. */
    private record Row(int index, List<@Nullable Object> cells) {}

    private final TableView<Row> view = new TableView<>();
    private final Consumer<Cell> opened;
    private final Consumer<String> copied;
    private Table shown = new Table("", List.of(), List.of());
    private Presenter.Cells cells = (_, _) -> Optional.empty();

    TwinTable(String name, Consumer<Cell> opened, Consumer<String> copied) {
        this.opened = opened;
        this.copied = copied;
        view.setId("twin");
        view.setAccessibleText(name);
        view.getStyleClass().addAll("dense", "ask-table");
        view.getSelectionModel().setCellSelectionEnabled(true);
        view.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        view.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        view.setMinHeight(0);
        view.setPlaceholder(new Region());
    }

    TableView<?> node() {
        return view;
    }

    void show(Table table, Presenter.Cells openable, Formats formats) {
        boolean sameColumns = table.columns().equals(shown.columns());
        shown = table;
        cells = openable;
        if (!sameColumns) {
            view.getColumns().clear();
            for (int i = 0; i < table.columns().size(); i++) {
                view.getColumns().add(column(i, table.columns().get(i), formats));
            }
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < table.rows().size(); i++) {
            rows.add(new Row(i, table.rows().get(i)));
        }
        widen(table);
        view.getItems().setAll(rows);
        view.sort();
    }

    /** Gives texts the room they need, within reason; a column never shrinks under the eyes of who reads it. */
    private void widen(Table table) {
        for (int i = 0; i < table.columns().size(); i++) {
            if (table.columns().get(i).type() == Table.Type.TEXT) {
                int column = i;
                int longest = table.rows().stream()
                        .limit(ROWS_MEASURED)
                        .mapToInt(row -> String.valueOf(row.get(column)).length())
                        .max()
                        .orElse(0);
                double wanted = Math.min(WIDEST, 24 + longest * LETTER);
                TableColumn<Row, ?> shownColumn = view.getColumns().get(i);
                shownColumn.setPrefWidth(Math.max(shownColumn.getWidth(), wanted));
            }
        }
    }

    private TableColumn<Row, @Nullable Object> column(int index, Table.Column described, Formats formats) {
        TableColumn<Row, @Nullable Object> column = new TableColumn<>(described.heading());
        column.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().cells().get(index)));
        boolean change = described.key().endsWith(Compared.CHANGE);
        column.setCellFactory(_ -> new NumberCell(index, described.type(), change, formats));
        column.setComparator(Comparator.nullsFirst(TwinTable::compare));
        boolean right = CellText.rightAligned(described.type());
        column.setPrefWidth(Math.max(right ? 64 : 120, 24 + described.heading().length() * LETTER));
        if (right) {
            column.getStyleClass().add("align-right");
        }
        return column;
    }

    private static int compare(Object a, Object b) {
        if (a instanceof Number x && b instanceof Number y) {
            return Double.compare(x.doubleValue(), y.doubleValue());
        }
        return String.CASE_INSENSITIVE_ORDER.compare(a.toString(), b.toString());
    }

    private void key(KeyEvent key) {
        if (COPY.match(key)) {
            copied.accept(selectedText());
            key.consume();
        } else if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
            TablePosition<?, ?> at = view.getFocusModel().getFocusedCell();
            Row row = at.getRow() < 0 ? null : view.getItems().get(at.getRow());
            if (row != null && at.getTableColumn() != null) {
                open(row, view.getColumns().indexOf(at.getTableColumn()));
                key.consume();
            }
        }
    }

    private void open(Row row, int column) {
        cells.at(row.index(), column).ifPresent(opened);
    }

    /** The selected cells as lines with tabs; everything with its headings when less than two are selected. */
    private String selectedText() {
        var selected = view.getSelectionModel().getSelectedCells();
        if (selected.size() < 2) {
            return TableText.tabbed(shown);
        }
        return TableText.tabbed(
                shown,
                view.getItems().stream().map(Row::cells).toList(),
                selected.stream()
                        .map(at -> new TableText.At(at.getRow(), at.getColumn()))
                        .toList());
    }

    private final class NumberCell extends TableCell<Row, @Nullable Object> {
        private final int column;
        private final Table.Type type;
        private final boolean change;
        private final Formats formats;

        /** @param change whether it says how much more or less there is: with a sign */
        NumberCell(int column, Table.Type type, boolean change, Formats formats) {
            this.column = column;
            this.type = type;
            this.change = change;
            this.formats = formats;
            addEventHandler(MouseEvent.MOUSE_CLICKED, mouse -> {
                Row row = getTableRow() == null ? null : getTableRow().getItem();
                boolean plain = mouse.getButton() == MouseButton.PRIMARY
                        && mouse.isStillSincePress()
                        && !mouse.isShiftDown()
                        && !mouse.isShortcutDown();
                if (row != null && plain) {
                    open(row, column);
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Object item, boolean empty) {
            super.updateItem(item, empty);
            getStyleClass().remove("openable");
            Row row = getTableRow() == null ? null : getTableRow().getItem();
            if (empty || row == null) {
                setText("");
                return;
            }
            boolean more = change && item instanceof Number by && by.doubleValue() > 0;
            setText((more ? "+" : "") + CellText.of(type, item, formats));
            if (item instanceof Number some
                    && some.doubleValue() > 0
                    && cells.at(row.index(), column).isPresent()) {
                getStyleClass().add("openable");
            }
        }
    }
}
