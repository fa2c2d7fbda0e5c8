package dev.steward.app.ask.segment;

import dev.steward.analysis.segment.Segment.Rule.InStage;
import dev.steward.analysis.stages.Stages;
import dev.steward.analysis.stages.StagesResult.Stage;
import dev.steward.analysis.stages.StagesWords;
import dev.steward.app.ask.Bits;
import dev.steward.app.ask.MatcherPart;
import dev.steward.app.ask.Part;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ask.stages.StageTimes;
import dev.steward.app.ui.Meaning;
import dev.steward.app.ui.Texts;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** In one of some stages of life, and how these are told apart. */
final class InStagePart implements Part<InStage> {
    private final Consumer<InStage> edited;
    private final Map<Stage, CheckBox> boxes = new EnumMap<>(Stage.class);
    private final MatcherPart activity;
    private final StageTimes times;
    private final VBox node;
    private InStage shown = new InStage(Set.of(Stage.ACTIVE), Stages.USUAL);

    InStagePart(Texts texts, Vocabulary vocabulary, Consumer<InStage> edited) {
        this.edited = edited;
        FlowPane stages = new FlowPane(16, 8);
        for (Stage stage : Stage.values()) {
            CheckBox box = new CheckBox(StagesWords.name(stage));
            box.setOnAction(_ -> check());
            boxes.put(stage, box);
            stages.getChildren().add(box);
        }
        activity = new MatcherPart(
                texts.get("stage.activity"),
                vocabulary,
                events -> edited.accept(new InStage(shown.in(), shown.stages().withActivity(events))));
        times = new StageTimes((change, _) -> edited.accept(new InStage(shown.in(), change.apply(shown.stages()))));
        node = Bits.column(
                8,
                Meaning.give(stages, texts, "stage"),
                Bits.small(texts.get("stage.activity")),
                Meaning.give(activity.node(), texts, "stage.activity"),
                times.node());
    }

    /** The last stage stays chosen: a rule that nobody can meet is no rule. */
    private void check() {
        Set<Stage> chosen = EnumSet.noneOf(Stage.class);
        boxes.forEach((stage, box) -> {
            if (box.isSelected()) {
                chosen.add(stage);
            }
        });
        if (chosen.isEmpty()) {
            show(shown);
        } else {
            edited.accept(new InStage(chosen, shown.stages()));
        }
    }

    @Override
    public VBox node() {
        return node;
    }

    @Override
    public void show(InStage rule) {
        shown = rule;
        boxes.forEach((stage, box) -> box.setSelected(rule.in().contains(stage)));
        activity.show(rule.stages().activity());
        times.show(rule.stages());
    }
}
