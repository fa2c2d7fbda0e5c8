package dev.steward.app.ask.churn;

import dev.steward.analysis.churn.Churn.Factor;
import dev.steward.analysis.churn.Churn.Input;
import dev.steward.app.ask.Bits;
import dev.steward.app.ask.DecimalPart;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ui.Texts;
import dev.steward.chart.Numbers;
import java.util.OptionalDouble;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** One factor: its name and weight, what is measured, and how that becomes a risk. */
final class FactorCard {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");
    private static final double HEAVIEST = 1_000_000;
    private static final double LEAST_WEIGHT = 0.000_001;
    private static final double FARTHEST = 999_999_999;

    /** What can be asked of the list a card is in. */
    interface Actions {
        void replace(Factor factor, String topic);

        void remove();

        /** Whether another factor has that name. */
        boolean taken(String name);
    }

    private final Actions actions;
    private final TextField name = new TextField();
    private final DecimalPart weight;
    private final Label share = Bits.small("");
    private final Button remove;
    private final InputPart input;
    private final DecimalPart best;
    private final DecimalPart worst;
    private final MissingPart missing;
    private final VBox node;
    private Factor shown = new Factor("", 1, new Input.ActiveDays(), 1, 0, OptionalDouble.empty());
    private double typedBest;
    private double typedWorst;
    private boolean showing;

    FactorCard(Texts texts, Vocabulary vocabulary, Actions actions) {
        this.actions = actions;
        name.setAccessibleText(texts.get("factor.name"));
        name.setMinWidth(0);
        name.getStyleClass().addAll("ask-number", "strong");
        name.textProperty().addListener((_, _, text) -> called(text.strip()));
        remove = Bits.icon(texts.get("factor.remove"), "mdi2c-close", actions::remove);
        weight = DecimalPart.needed(
                texts.get("factor.weight"),
                LEAST_WEIGHT,
                HEAVIEST,
                typed -> actions.replace(with(shown.name(), typed, shown.missing()), "weight"));
        share.setWrapText(false);
        share.setMinWidth(Label.USE_PREF_SIZE);
        input = new InputPart(texts, vocabulary, measured -> actions.replace(measuring(measured), ""));
        best = DecimalPart.needed(
                texts.get("factor.best"), -FARTHEST, FARTHEST, typed -> scale(typed, typedWorst, true));
        worst = DecimalPart.needed(
                texts.get("factor.worst"), -FARTHEST, FARTHEST, typed -> scale(typedBest, typed, false));
        missing = new MissingPart(texts, risk -> actions.replace(with(shown.name(), shown.weight(), risk), "missing"));
        Label full = Bits.small(texts.get("factor.full"));
        full.setMinWidth(Label.USE_PREF_SIZE);
        node = Bits.column(
                6,
                withGap(Bits.wide(name), remove),
                Bits.line(texts.get("factor.weight"), withGap(weight.node(), share)),
                input.node(),
                Bits.line(texts.get("factor.best"), withGap(best.node(), full, worst.node())),
                missing.node());
        node.getStyleClass().add("ask-step");
    }

    private static HBox withGap(Node... nodes) {
        HBox row = Bits.row(nodes);
        row.setSpacing(4);
        return row;
    }

    private void called(String text) {
        boolean wrong = text.isEmpty() || actions.taken(text);
        name.pseudoClassStateChanged(WRONG, wrong);
        if (!showing && !wrong && !text.equals(shown.name())) {
            actions.replace(with(text, shown.weight(), shown.missing()), "name");
        }
    }

    /** The same value cannot stand for no risk and for all of it: until one is changed, nothing is handed over. */
    private void scale(double newBest, double newWorst, boolean ofBest) {
        typedBest = newBest;
        typedWorst = newWorst;
        boolean same = newBest == newWorst;
        best.mark(same && ofBest);
        worst.mark(same && !ofBest);
        if (!same) {
            actions.replace(
                    new Factor(shown.name(), shown.weight(), shown.input(), newBest, newWorst, shown.missing()),
                    "scale");
        }
    }

    private Factor with(String newName, double newWeight, OptionalDouble newMissing) {
        return new Factor(newName, newWeight, shown.input(), shown.best(), shown.worst(), newMissing);
    }

    private Factor measuring(Input measured) {
        return new Factor(
                shown.name(),
                shown.weight(),
                measured,
                shown.best(),
                shown.worst(),
                measured.always() ? OptionalDouble.empty() : shown.missing());
    }

    VBox node() {
        return node;
    }

    void show(Factor factor, double part, boolean removable) {
        showing = true;
        shown = factor;
        typedBest = factor.best();
        typedWorst = factor.worst();
        // What is being typed stays as it is, or a closing space would vanish under the caret.
        if (!factor.name().equals(name.getText().strip())) {
            name.setText(factor.name());
        }
        name.pseudoClassStateChanged(WRONG, false);
        weight.show(OptionalDouble.of(factor.weight()));
        share.setText("= " + Numbers.ENGLISH.level(part));
        input.show(factor.input());
        best.show(OptionalDouble.of(factor.best()));
        worst.show(OptionalDouble.of(factor.worst()));
        best.mark(false);
        worst.mark(false);
        Bits.visible(missing.node(), !factor.input().always());
        missing.show(factor.missing());
        remove.setDisable(!removable);
        showing = false;
    }
}
