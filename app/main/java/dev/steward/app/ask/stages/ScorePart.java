package dev.steward.app.ask.stages;

import dev.steward.analysis.stages.Stages;
import dev.steward.app.ask.Bits;
import dev.steward.app.ask.DurationPart;
import dev.steward.app.ask.NumberPart;
import dev.steward.app.ask.Options;
import dev.steward.app.ask.Part;
import dev.steward.app.ask.Picker;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ui.Texts;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What the engagement score counts: events with their points, and the time that counts. */
final class ScorePart implements Part<Stages> {
    private static final int MOST_POINTS = 1_000_000;

    private final Texts texts;
    private final Consumer<UnaryOperator<Stages>> edited;
    private final VBox weights = Bits.column(4);
    private final DurationPart window;
    private final HBox windowLine;
    private final VBox node;
    private List<Stages.Weight> shown = List.of();

    ScorePart(Texts texts, Vocabulary vocabulary, Consumer<UnaryOperator<Stages>> edited) {
        this.texts = texts;
        this.edited = edited;
        window = new DurationPart(
                texts.get("score.window"), chosen -> edited.accept(now -> StagesEdits.over(now, chosen)));
        windowLine = Bits.line(texts.get("score.window"), window.node());
        Picker<String> picker = new Picker<String>(
                        texts.get("score.event"),
                        () -> Options.events(vocabulary, ""),
                        event -> edited.accept(now -> StagesEdits.weigh(now, event, 1)))
                .orTyped(Options::typedName);
        Button add = Bits.quiet(texts.get("score.add"), "mdi2p-plus", () -> {});
        add.setOnAction(_ -> picker.open(add));
        node = Bits.column(
                8, Bits.heading(texts.get("score")), Bits.small(texts.get("score.hint")), weights, windowLine, add);
    }

    @Override
    public VBox node() {
        return node;
    }

    @Override
    public void show(Stages question) {
        List<Stages.Weight> now = question.engagement();
        // Lines stay while only points change: somebody is typing there.
        if (!now.stream()
                .map(Stages.Weight::event)
                .toList()
                .equals(shown.stream().map(Stages.Weight::event).toList())) {
            weights.getChildren().setAll(now.stream().map(this::line).toList());
        }
        shown = now;
        window.show(question.engagementWindow());
        Bits.visible(weights, !now.isEmpty());
        Bits.visible(windowLine, !now.isEmpty());
    }

    private HBox line(Stages.Weight weight) {
        NumberPart points = new NumberPart(
                texts.get("score.points", weight.event()),
                1,
                MOST_POINTS,
                false,
                typed -> typed.ifPresent(many -> edited.accept(now -> StagesEdits.weigh(now, weight.event(), many))));
        points.show(OptionalInt.of(weight.points()));
        return Bits.row(
                Bits.wide(new Label(weight.event())),
                points.node(),
                Bits.icon(
                        texts.get("score.remove", weight.event()),
                        "mdi2c-close",
                        () -> edited.accept(now -> StagesEdits.dontCount(now, weight.event()))));
    }
}
