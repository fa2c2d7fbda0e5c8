package dev.steward.app.ui;

import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** Columns of tables over immutable rows. */
public final class Columns {
    private Columns() {}

    /** A column of texts; sorted as texts. */
    public static <T> TableColumn<T, String> text(String heading, double width, Function<T, String> value) {
        TableColumn<T, String> column = of(heading, width, value);
        column.setCellFactory(_ -> new TextCell<>(Function.identity(), null));
        return column;
    }

    /** A column of values shown at the right, such as counts; sorted as values. */
    public static <T, V extends Comparable<V>> TableColumn<T, V> number(
            String heading, double width, Function<T, V> value, Function<V, String> words) {
        TableColumn<T, V> column = of(heading, width, value);
        column.getStyleClass().add("number");
        column.setCellFactory(_ -> new TextCell<>(words, null));
        return column;
    }

    /** A column of values whose tooltip says more, such as the same time in UTC. */
    public static <T, V extends Comparable<V>> TableColumn<T, V> hinted(
            String heading, double width, Function<T, V> value, Function<V, String> words, Function<V, String> hint) {
        TableColumn<T, V> column = of(heading, width, value);
        column.setCellFactory(_ -> new TextCell<>(words, hint));
        return column;
    }

    /** A column that draws its values with one node for each cell, made once. */
    public static <T, N extends Node> TableColumn<T, T> drawn(
            String heading, double width, Supplier<N> make, BiConsumer<N, T> draw) {
        TableColumn<T, T> column = of(heading, width, Function.identity());
        column.setSortable(false);
        column.setCellFactory(_ -> new DrawnCell<>(make.get(), draw));
        return column;
    }

    /** Leaves a column out while the table is too narrow for it. */
    public static void onlyWhenWider(
            Subscriptions subscriptions, TableView<?> table, TableColumn<?, ?> column, double width) {
        subscriptions.now(table.widthProperty(), now -> column.setVisible(now.doubleValue() >= width));
    }

    private static <T, V> TableColumn<T, V> of(String heading, double width, Function<T, V> value) {
        TableColumn<T, V> column = new TableColumn<>(heading);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        return column;
    }

    private static final class TextCell<T, V> extends TableCell<T, V> {
        private final Function<V, String> words;
        private final @Nullable Function<V, String> hint;

        TextCell(Function<V, String> words, @Nullable Function<V, String> hint) {
            this.words = words;
            this.hint = hint;
        }

        @Override
        protected void updateItem(@Nullable V value, boolean empty) {
            super.updateItem(value, empty);
            boolean shown = value != null && !empty;
            setText(shown ? words.apply(value) : null);
            setTooltip(shown && hint != null ? new Tooltip(hint.apply(value)) : null);
        }
    }

    private static final class DrawnCell<T, N extends Node> extends TableCell<T, T> {
        private final N node;
        private final BiConsumer<N, T> draw;

        DrawnCell(N node, BiConsumer<N, T> draw) {
            this.node = node;
            this.draw = draw;
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        }

        @Override
        protected void updateItem(@Nullable T value, boolean empty) {
            super.updateItem(value, empty);
            if (value == null || empty) {
                setGraphic(null);
            } else {
                draw.accept(node, value);
                setGraphic(node);
            }
        }
    }
}
