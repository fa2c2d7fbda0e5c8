package dev.steward.app.ask.stages;

import dev.steward.analysis.stages.Stages;
import dev.steward.app.ask.Bits;
import dev.steward.app.ask.DurationPart;
import dev.steward.app.ask.Part;
import dev.steward.app.ui.Meaning;
import dev.steward.app.ui.Texts;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import javafx.scene.layout.VBox;

/** The times that tell stages apart. */
public final class StageTimes implements Part<Stages> {
    /** Takes an edit; consecutive ones of one topic are undone together. */
    public interface Edits {
        void edit(UnaryOperator<Stages> change, String topic);
    }

    private final Texts texts = Texts.of(StageTimes.class);
    private final Edits edits;
    private final DurationPart newFor;
    private final DurationPart atRisk;
    private final DurationPart churned;
    private final VBox node;

    public StageTimes(Edits edits) {
        this.edits = edits;
        newFor = part("new", StagesEdits::newFor);
        atRisk = part("risk", StagesEdits::atRiskAfter);
        churned = part("churned", StagesEdits::churnedAfter);
        node = Bits.column(
                8,
                Meaning.give(Bits.line(texts.get("new"), newFor.node()), texts, "new"),
                Bits.heading(texts.get("idle")),
                Meaning.give(Bits.line(texts.get("risk"), atRisk.node()), texts, "risk"),
                Meaning.give(Bits.line(texts.get("churned"), churned.node()), texts, "churned"));
    }

    private DurationPart part(String name, BiFunction<Stages, Duration, Stages> change) {
        return new DurationPart(texts.get(name), chosen -> edits.edit(now -> change.apply(now, chosen), name));
    }

    @Override
    public VBox node() {
        return node;
    }

    @Override
    public void show(Stages stages) {
        newFor.show(stages.newFor());
        atRisk.show(stages.atRiskAfter());
        churned.show(stages.churnedAfter());
    }
}
