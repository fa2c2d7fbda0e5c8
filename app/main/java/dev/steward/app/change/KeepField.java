package dev.steward.app.change;

import dev.steward.governance.policy.Keep;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;

/** How long something is kept, typed; what cannot be meant is marked and not handed over. */
final class KeepField {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");
    private static final int COLUMNS = 7;

    private final TextField field = new TextField();
    private boolean showing;

    KeepField(String name, Consumer<Keep> edited) {
        this(name, _ -> true, edited);
    }

    /** @param possible whether a time can be meant here */
    KeepField(String name, Predicate<Keep> possible, Consumer<Keep> edited) {
        field.setAccessibleText(name);
        field.setPrefColumnCount(COLUMNS);
        field.getStyleClass().add("ask-number");
        field.textProperty().addListener((_, _, text) -> {
            Optional<Keep> keep = Keep.parse(text).filter(possible);
            field.pseudoClassStateChanged(WRONG, keep.isEmpty());
            if (!showing) {
                keep.ifPresent(edited);
            }
        });
    }

    TextField node() {
        return field;
    }

    /** A field that already means this is left alone, or the caret would jump while somebody types. */
    void show(Keep keep) {
        if (Keep.parse(field.getText()).filter(keep::equals).isEmpty()) {
            showing = true;
            field.setText(keep.toString());
            showing = false;
        }
    }
}
