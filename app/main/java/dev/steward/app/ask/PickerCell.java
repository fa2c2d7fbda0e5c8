package dev.steward.app.ask;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** One line of a picker: the name at the left, how much there is of it at the right. */
final class PickerCell<T> extends ListCell<Picker.Option<T>> {
    private final Label label = new Label();
    private final Label detail = new Label();
    private final HBox line = Bits.row(Bits.wide(label), detail);

    PickerCell() {
        detail.getStyleClass().addAll("small", "muted");
        detail.setMinWidth(USE_PREF_SIZE);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(Picker.@Nullable Option<T> option, boolean empty) {
        super.updateItem(option, empty);
        if (empty || option == null) {
            setGraphic(null);
            return;
        }
        label.setText(option.label());
        detail.setText(option.detail());
        setGraphic(line);
        setAccessibleText(option.label() + " " + option.detail());
    }
}
