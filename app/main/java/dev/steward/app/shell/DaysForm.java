package dev.steward.app.shell;

import dev.steward.app.ui.RangeChoice;
import dev.steward.app.ui.Texts;
import java.time.LocalDate;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Two days and a button that works once they make a range. */
final class DaysForm extends VBox {
    private final Texts texts = Texts.of(DaysForm.class);
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();
    private final Label problem = new Label();
    private final Button apply = new Button(texts.get("range.apply"));

    DaysForm(Consumer<RangeChoice.Between> chosen) {
        super(8);
        problem.getStyleClass().addAll("small", "problem");
        apply.getStyleClass().add("accent");
        apply.setOnAction(_ -> chosen.accept(new RangeChoice.Between(from.getValue(), to.getValue())));
        from.valueProperty().addListener((_, _, _) -> check());
        to.valueProperty().addListener((_, _, _) -> check());
        from.setAccessibleText(texts.get("range.from"));
        to.setAccessibleText(texts.get("range.to"));
        getChildren()
                .addAll(new Label(texts.get("range.from")), from, new Label(texts.get("range.to")), to, problem, apply);
        check();
    }

    private void check() {
        LocalDate first = from.getValue();
        LocalDate last = to.getValue();
        boolean wrong = first != null && last != null && first.isAfter(last);
        problem.setText(wrong ? texts.get("range.wrong") : "");
        apply.setDisable(wrong || first == null || last == null);
    }
}
