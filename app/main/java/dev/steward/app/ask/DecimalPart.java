package dev.steward.app.ask;

import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;

/** A number above 0 and up to {@code most}, with a point or a comma; blank means that it is left to the data. */
public final class DecimalPart implements Part<OptionalDouble> {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");

    private final TextField field = new TextField();
    private final double most;
    private boolean showing;

    public DecimalPart(String name, double most, Consumer<OptionalDouble> edited) {
        this.most = most;
        field.setAccessibleText(name);
        field.setPrefColumnCount(5);
        field.setMinWidth(56);
        field.getStyleClass().add("ask-number");
        field.textProperty().addListener((_, _, text) -> {
            boolean valid = valid(text);
            field.pseudoClassStateChanged(WRONG, !valid);
            if (!showing && valid) {
                edited.accept(read(text));
            }
        });
    }

    @Override
    public TextField node() {
        return field;
    }

    /** What an empty field means. */
    public DecimalPart prompt(String text) {
        field.setPromptText(text);
        return this;
    }

    @Override
    public void show(OptionalDouble value) {
        // A field that already means this is left alone, or the caret would jump while somebody types.
        if (!valid(field.getText()) || !read(field.getText()).equals(value)) {
            showing = true;
            field.setText(value.isPresent() ? Double.toString(value.getAsDouble()) : "");
            showing = false;
        }
    }

    private boolean valid(String text) {
        String typed = text.strip().replace(',', '.');
        return typed.isEmpty()
                || typed.matches("\\d{1,9}(\\.\\d{0,6})?")
                        && Double.parseDouble(typed) > 0
                        && Double.parseDouble(typed) <= most;
    }

    private static OptionalDouble read(String text) {
        String typed = text.strip().replace(',', '.');
        return typed.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(typed));
    }
}
