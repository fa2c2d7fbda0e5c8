package dev.steward.app.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** A few ways of looking, side by side; one of them is always chosen. */
public final class Tabs<T> implements Part<T> {
    private final List<T> values;
    private final List<ToggleButton> buttons = new ArrayList<>();
    private final HBox node = new HBox();

    public Tabs(String name, List<T> values, Function<T, String> label, Consumer<T> edited) {
        this.values = List.copyOf(values);
        ToggleGroup group = new ToggleGroup();
        for (int i = 0; i < values.size(); i++) {
            T value = values.get(i);
            ToggleButton button = new ToggleButton(label.apply(value));
            button.getStyleClass()
                    .addAll(
                            "small-button",
                            i == 0 ? "left-pill" : i == values.size() - 1 ? "right-pill" : "center-pill");
            button.setAccessibleText(name + ": " + label.apply(value));
            button.setMinWidth(ToggleButton.USE_PREF_SIZE);
            button.setToggleGroup(group);
            button.setOnAction(_ -> {
                // A click on the chosen one would otherwise leave none chosen.
                button.setSelected(true);
                edited.accept(value);
            });
            buttons.add(button);
        }
        node.getChildren().setAll(buttons);
    }

    @Override
    public HBox node() {
        return node;
    }

    @Override
    public void show(T value) {
        buttons.get(values.indexOf(value)).setSelected(true);
    }
}
