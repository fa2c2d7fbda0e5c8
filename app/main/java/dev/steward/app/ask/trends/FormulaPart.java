package dev.steward.app.ask.trends;

import dev.steward.analysis.trends.Formula;
import dev.steward.analysis.trends.Formula.Format;
import dev.steward.analysis.trends.Trends;
import dev.steward.app.ask.Bits;
import dev.steward.app.ask.Part;
import dev.steward.app.ui.Texts;
import dev.steward.model.BadDefinition;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A formula over the series, checked while it is typed. What cannot be meant is marked, explained, and not handed over. */
final class FormulaPart implements Part<Trends> {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");

    private final Consumer<Optional<Formula>> edited;
    private final TextField text = new TextField();
    private final TextField name = new TextField();
    private final CheckBox percent;
    private final Label problem = new Label();
    private final HBox details;
    private final VBox node;
    private Optional<Formula> shown = Optional.empty();
    private int series = 1;
    private boolean showing;

    FormulaPart(Texts texts, Consumer<Optional<Formula>> edited) {
        this.edited = edited;
        text.setAccessibleText(texts.get("formula"));
        text.setPromptText(texts.get("formula.prompt"));
        text.getStyleClass().add("ask-number");
        name.setAccessibleText(texts.get("formula.name"));
        name.setPromptText(texts.get("formula.name"));
        name.getStyleClass().add("ask-number");
        percent = new CheckBox(texts.get("formula.percent"));
        percent.setMinWidth(CheckBox.USE_PREF_SIZE);
        problem.getStyleClass().addAll("small", "problem");
        problem.setWrapText(true);
        text.textProperty().addListener((_, _, _) -> typed());
        name.textProperty().addListener((_, _, _) -> typed());
        percent.setOnAction(_ -> typed());
        details = Bits.row(Bits.wide(name), percent);
        node = Bits.column(4, Bits.heading(texts.get("formula")), text, problem, details);
        Bits.visible(problem, false);
    }

    @Override
    public VBox node() {
        return node;
    }

    private void typed() {
        if (showing) {
            return;
        }
        if (text.getText().isBlank()) {
            mark(Optional.empty());
            hand(Optional.empty());
            return;
        }
        try {
            Formula formula = new Formula(
                            text.getText(),
                            Optional.of(name.getText().strip()).filter(called -> !called.isEmpty()),
                            percent.isSelected() ? Format.PERCENT : Format.NUMBER)
                    .over(series);
            mark(Optional.empty());
            hand(Optional.of(formula));
        } catch (BadDefinition bad) {
            mark(Optional.of(bad.getMessage().replaceFirst("^formula: ", "")));
        }
    }

    private void hand(Optional<Formula> formula) {
        if (!formula.equals(shown)) {
            edited.accept(formula);
        }
    }

    private void mark(Optional<String> complaint) {
        text.pseudoClassStateChanged(WRONG, complaint.isPresent());
        problem.setText(complaint.orElse(""));
        Bits.visible(problem, complaint.isPresent());
    }

    @Override
    public void show(Trends trends) {
        showing = true;
        series = trends.series().size();
        boolean other = !trends.formula().equals(shown);
        shown = trends.formula();
        // A field that is being typed in keeps what is typed, right or wrong.
        if (other && !text.isFocused() && !name.isFocused()) {
            text.setText(shown.map(Formula::text).orElse(""));
            name.setText(shown.flatMap(Formula::name).orElse(""));
            mark(Optional.empty());
        }
        percent.setSelected(shown.map(Formula::format).orElse(Format.NUMBER) == Format.PERCENT);
        Bits.visible(details, shown.isPresent());
        showing = false;
    }
}
