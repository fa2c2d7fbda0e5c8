package dev.steward.app.warehouse;

import dev.steward.app.ask.CellText;
import dev.steward.app.ui.Dialogs.FileType;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Icons;
import dev.steward.app.ui.Notice;
import dev.steward.model.Table;
import dev.steward.report.Caption;
import dev.steward.report.TableExport;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One key figure: what it counts, its rows, and the way into a file. */
final class FigureCard {
    private static final int ROWS_SEEN = 8;
    private static final double ROW = 32;
    private static final double GAP = 8;

    private final Table table;
    private final String schema;
    private final Formats formats;
    private final Ground ground;
    private final VBox node = new VBox();

    FigureCard(Table table, String schema, Formats formats, Ground ground) {
        this.table = table;
        this.schema = schema;
        this.formats = formats;
        this.ground = ground;
        Label title = new Label(table.title());
        title.setWrapText(true);
        title.setMaxWidth(Double.MAX_VALUE);
        title.setMinHeight(Region.USE_PREF_SIZE);
        title.getStyleClass().add("strong");
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox head = table.rows().isEmpty() ? new HBox(title) : new HBox(GAP, title, export());
        head.setAlignment(Pos.TOP_LEFT);
        node.getStyleClass().add("card");
        node.getChildren().addAll(head, table.rows().isEmpty() ? empty() : view());
    }

    Node node() {
        return node;
    }

    private Label empty() {
        Label none = new Label(ground.texts().get("figure.none"));
        none.setWrapText(true);
        none.setMinHeight(Region.USE_PREF_SIZE);
        none.getStyleClass().add("muted");
        return none;
    }

    private Node view() {
        TableView<List<@Nullable Object>> view = new TableView<>();
        view.setAccessibleText(table.title());
        for (int i = 0; i < table.columns().size(); i++) {
            view.getColumns().add(column(i, table.columns().get(i)));
        }
        view.getItems().setAll(table.rows());
        view.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        double height = (Math.min(ROWS_SEEN, table.rows().size()) + 1) * ROW + GAP;
        view.setMinHeight(height);
        view.setPrefHeight(height);
        return view;
    }

    private TableColumn<List<@Nullable Object>, String> column(int index, Table.Column described) {
        TableColumn<List<@Nullable Object>, String> column = new TableColumn<>(described.heading());
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(
                CellText.of(described.type(), row.getValue().get(index), formats)));
        column.setSortable(false);
        if (CellText.rightAligned(described.type())) {
            column.getStyleClass().add("number");
        }
        return column;
    }

    private MenuButton export() {
        MenuButton menu = new MenuButton(ground.texts().get("export"), Icons.of("mdi2d-download"));
        menu.getStyleClass().add("small-button");
        menu.setMinWidth(Region.USE_PREF_SIZE);
        menu.setMinHeight(Region.USE_PREF_SIZE);
        for (TableExport.Format format : List.of(TableExport.Format.CSV, TableExport.Format.XLSX)) {
            MenuItem item = new MenuItem(ground.texts().get("export." + format));
            item.setOnAction(_ -> save(format));
            menu.getItems().add(item);
        }
        return menu;
    }

    private void save(TableExport.Format format) {
        String ending = format.name().toLowerCase(Locale.ROOT);
        Caption caption = new Caption(
                table.title(),
                table.title(),
                schema + ", " + ground.where().title(),
                ground.where().role(),
                Instant.now());
        ground.desk()
                .dialogs()
                .saveFile(
                        ground.texts().get("export." + format),
                        schema + "." + ending,
                        List.of(FileType.of(format.name(), "*." + ending)))
                .ifPresent(file -> ground.desk()
                        .background()
                        .run(
                                ground.texts().get("export.task", file.getFileName()),
                                _ -> write(format, caption, file),
                                written -> ground.desk()
                                        .navigator()
                                        .show(Notice.success(ground.texts().get("export.done", written))),
                                ground::failed));
    }

    private Path write(TableExport.Format format, Caption caption, Path file) {
        new TableExport(table, caption).write(format, file);
        return file;
    }
}
