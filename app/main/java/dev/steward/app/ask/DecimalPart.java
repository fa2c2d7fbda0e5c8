package dev.steward.app.ask;

import java.math.BigDecimal;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;

/**
 * A number with a point or a comma: above 0 and up to {@code most}, where blank means that it is left to the data; or, when
 * it is {@link #needed}, any from {@code least} on. What cannot be meant is marked and not handed over.
 */
public final class DecimalPart implements Part<OptionalDouble> {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");

    private final TextField field = new TextField();
    private final double least;
    private final double most;
    private final boolean blankAllowed;
    private boolean showing;

    public DecimalPart(String name, double most, Consumer<OptionalDouble> edited) {
        this(name, Double.MIN_VALUE, most, true, edited);
    }

    private DecimalPart(String name, double least, double most, boolean blankAllowed, Consumer<OptionalDouble> edited) {
        this.least = least;
        this.most = most;
        this.blankAllowed = blankAllowed;
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

    /** One that must be there, both ends inside. */
    public static DecimalPart needed(String name, double least, double most, DoubleConsumer edited) {
        return new DecimalPart(name, least, most, false, typed -> typed.ifPresent(edited));
    }

    /** Marks a number that is right for itself, but not beside others. */
    public void mark(boolean wrong) {
        field.pseudoClassStateChanged(WRONG, wrong);
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
            field.setText(value.isPresent() ? written(value.getAsDouble()) : "");
            showing = false;
        }
    }

    private boolean valid(String text) {
        String typed = text.strip().replace(',', '.');
        return typed.isEmpty()
                ? blankAllowed
                : typed.matches("-?\\d{1,9}(\\.\\d{0,6})?")
                        && Double.parseDouble(typed) >= least
                        && Double.parseDouble(typed) <= most;
    }

    /** Without a closing zero. */
    private static String written(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static OptionalDouble read(String text) {
        String typed = text.strip().replace(',', '.');
        return typed.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(typed));
    }
}
