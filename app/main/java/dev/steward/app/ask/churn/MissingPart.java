package dev.steward.app.ask.churn;

import dev.steward.analysis.churn.Churn;
import dev.steward.app.ask.Bits;
import dev.steward.app.ask.ChoicePart;
import dev.steward.app.ask.DecimalPart;
import dev.steward.app.ask.Part;
import dev.steward.app.ui.Texts;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.scene.layout.HBox;

/** What becomes of who has nothing to measure: the factor is left out, or they have a fixed risk. */
final class MissingPart implements Part<OptionalDouble> {
    private final ChoicePart<Boolean> choice;
    private final DecimalPart risk;
    private final HBox node;

    MissingPart(Texts texts, Consumer<OptionalDouble> edited) {
        choice = new ChoicePart<>(
                texts.get("missing"),
                List.of(true, false),
                skip -> texts.get(skip ? "missing.skip" : "missing.risk"),
                skip -> edited.accept(skip ? OptionalDouble.empty() : OptionalDouble.of(Churn.MOST)));
        risk = DecimalPart.needed(
                texts.get("missing.name"), 0, Churn.MOST, typed -> edited.accept(OptionalDouble.of(typed)));
        node = Bits.line(texts.get("missing"), Bits.wide(Bits.row(choice.node(), risk.node())));
    }

    @Override
    public HBox node() {
        return node;
    }

    @Override
    public void show(OptionalDouble missing) {
        choice.show(missing.isEmpty());
        Bits.visible(risk.node(), missing.isPresent());
        if (missing.isPresent()) {
            risk.show(missing);
        }
    }
}
