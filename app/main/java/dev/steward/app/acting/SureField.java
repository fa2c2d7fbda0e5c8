package dev.steward.app.acting;

import dev.steward.governance.plan.Plan;
import java.util.Optional;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;

/** Where somebody says how many rows shall go, because what they ask for is out of the ordinary. Shown only then. */
public final class SureField {
    private final Region around;
    private final TextField field;
    private Optional<Plan> plan = Optional.empty();

    /** @param changed hears that something was typed */
    public SureField(Region around, TextField field, Runnable changed) {
        this.around = around;
        this.field = field;
        field.textProperty().addListener((_, _, _) -> changed.run());
        around.managedProperty().bind(around.visibleProperty());
        show(Optional.empty());
    }

    /** @param asked what is asked for, if anything can be */
    public void show(Optional<Plan> asked) {
        plan = asked;
        around.setVisible(limited());
    }

    private boolean limited() {
        return plan.filter(one -> !one.limits().isEmpty()).isPresent();
    }

    /** Whether nothing is out of the ordinary, or the very number was typed. */
    public boolean sure() {
        return !limited() || typed().equals(plan.map(Plan::rows));
    }

    /** How many rows shall go, where that must be said. */
    public Optional<Long> rows() {
        return limited() ? typed() : Optional.empty();
    }

    private Optional<Long> typed() {
        try {
            return Optional.of(
                    Long.parseLong(field.getText().strip().replace(",", "").replace(".", "")));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    public void clear() {
        field.clear();
    }
}
