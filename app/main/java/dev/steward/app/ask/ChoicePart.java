package dev.steward.app.ask;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** One of a few values, such as an order or a period. */
public final class ChoicePart<T> implements Part<T> {
    private final ComboBox<T> box = new ComboBox<>();
    private boolean showing;

    public ChoicePart(String name, List<T> values, Function<T, String> label, Consumer<T> edited) {
        box.getItems().setAll(values);
        box.setConverter(new Labels<>(label));
        box.setAccessibleText(name);
        box.getStyleClass().add("ask-choice");
        Bits.wide(box);
        box.valueProperty().addListener((_, _, value) -> {
            if (!showing && value != null) {
                edited.accept(value);
            }
        });
    }

    @Override
    public ComboBox<T> node() {
        return box;
    }

    @Override
    public void show(T value) {
        showing = true;
        box.setValue(value);
        showing = false;
    }

    /** Offers other values, such as the steps of a funnel that has grown. */
    public void offer(List<T> values) {
        if (!box.getItems().equals(values)) {
            showing = true;
            box.getItems().setAll(values);
            showing = false;
        }
    }

    private static final class Labels<T> extends StringConverter<T> {
        private final Function<T, String> label;

        Labels(Function<T, String> label) {
            this.label = label;
        }

        @Override
        public String toString(@Nullable T value) {
            return value == null ? "" : label.apply(value);
        }

        @Override
        public T fromString(String text) {
            throw new UnsupportedOperationException("nobody types here");
        }
    }
}
