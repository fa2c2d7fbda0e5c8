package dev.steward.app.ask.churn;

import dev.steward.analysis.churn.Churn;
import dev.steward.analysis.churn.Churn.Limits;
import dev.steward.app.ask.Bits;
import dev.steward.app.ask.DecimalPart;
import dev.steward.app.ask.Part;
import dev.steward.app.ui.Texts;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.layout.VBox;

/** Where the tiers begin. While the limits do not rise, the one that was typed last is marked, and nothing is handed over. */
final class LimitsPart implements Part<Limits> {
    private static final List<String> NAMES = List.of("medium", "high", "critical");

    private final Consumer<Limits> edited;
    private final double[] typed = new double[NAMES.size()];
    private final List<DecimalPart> fields;
    private final VBox node;

    LimitsPart(Texts texts, Consumer<Limits> edited) {
        this.edited = edited;
        fields = IntStream.range(0, NAMES.size())
                .mapToObj(i -> DecimalPart.needed(
                        texts.get("limits.name", texts.get("limits." + NAMES.get(i))),
                        0,
                        Churn.MOST,
                        limit -> type(i, limit)))
                .toList();
        node = Bits.column(8);
        for (int i = 0; i < NAMES.size(); i++) {
            node.getChildren()
                    .add(Bits.line(
                            texts.get("limits." + NAMES.get(i)),
                            Bits.row(
                                    Bits.small(texts.get("limits.from")),
                                    fields.get(i).node())));
        }
    }

    private void type(int index, double limit) {
        typed[index] = limit;
        boolean rising = 0 < typed[0] && typed[0] < typed[1] && typed[1] < typed[2];
        for (int i = 0; i < fields.size(); i++) {
            fields.get(i).mark(!rising && i == index);
        }
        if (rising) {
            edited.accept(new Limits(typed[0], typed[1], typed[2]));
        }
    }

    @Override
    public VBox node() {
        return node;
    }

    @Override
    public void show(Limits limits) {
        double[] now = {limits.medium(), limits.high(), limits.critical()};
        for (int i = 0; i < now.length; i++) {
            typed[i] = now[i];
            fields.get(i).show(OptionalDouble.of(now[i]));
            fields.get(i).mark(false);
        }
    }
}
