package dev.steward.app.ask;

import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;

/**
 * A whole number from {@code least} to {@code most}; blank means "as many as there are" where that is allowed. What
 * cannot be meant is marked and not handed over.
 */
public final class NumberPart implements Part<OptionalInt> {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");

    private final TextField field = new TextField();
    private final int least;
    private final int most;
    private final boolean blankAllowed;
    private boolean showing;

    public NumberPart(String name, int least, int most, boolean blankAllowed, Consumer<OptionalInt> edited) {
        this.least = least;
        this.most = most;
        this.blankAllowed = blankAllowed;
        field.setAccessibleText(name);
        field.setPrefColumnCount(6);
        field.setMinWidth(56);
        field.getStyleClass().add("ask-number");
        field.textProperty().addListener((_, _, text) -> {
            if (!showing && mark(text)) {
                edited.accept(read(text));
            }
        });
    }

    @Override
    public TextField node() {
        return field;
    }

    /** What an empty field means. */
    public NumberPart prompt(String text) {
        field.setPromptText(text);
        return this;
    }

    @Override
    public void show(OptionalInt value) {
        String text = value.isPresent() ? Integer.toString(value.getAsInt()) : "";
        // A field that already means this is left alone, or the caret would jump while somebody types.
        if (!text.equals(field.getText())
                && !(valid(field.getText()) && read(field.getText()).equals(value))) {
            showing = true;
            field.setText(text);
            showing = false;
        }
        mark(field.getText());
    }

    private boolean mark(String text) {
        boolean valid = valid(text);
        field.pseudoClassStateChanged(WRONG, !valid);
        return valid;
    }

    private boolean valid(String text) {
        String typed = text.strip();
        if (typed.isEmpty()) {
            return blankAllowed;
        }
        if (!typed.matches("\\d{1,9}")) {
            return false;
        }
        int number = Integer.parseInt(typed);
        return number >= least && number <= most;
    }

    private static OptionalInt read(String text) {
        return text.isBlank() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text.strip()));
    }
}
