package dev.steward.app.ask.experiment;

import dev.steward.analysis.experiment.Experiment;
import dev.steward.analysis.experiment.Experiment.Better;
import dev.steward.analysis.experiment.ExperimentResult;
import dev.steward.app.ask.AskKind;
import dev.steward.app.ask.AskModel;
import dev.steward.app.ask.Bits;
import dev.steward.app.ask.ChoicePart;
import dev.steward.app.ask.DurationPart;
import dev.steward.app.ask.MatcherPart;
import dev.steward.app.ask.ScopePart;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ui.Meaning;
import dev.steward.app.ui.Texts;
import dev.steward.chart.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What an experiment is built of: who got what, what counts as success, and how sure one wants to be. */
final class ExperimentBuilder implements AskKind.Builder<Experiment> {
    private static final List<Double> CONFIDENCES = List.of(0.9, 0.95, 0.99);

    private final AskModel<Experiment, ExperimentResult> model;
    private final VariantsPart variants;
    private final MatcherPart exposure;
    private final MatcherPart goal;
    private final DurationPart window;
    private final MeasurePart measure;
    private final ChoicePart<Better> better;
    private final ChoicePart<Double> confidence;
    private final ScopePart scope;
    private final SizesPart views;
    private final VBox node;

    ExperimentBuilder(AskModel<Experiment, ExperimentResult> model, Vocabulary vocabulary) {
        this.model = model;
        Texts texts = Texts.of(ExperimentBuilder.class);
        variants = new VariantsPart(texts, vocabulary, this::edit);
        exposure =
                new MatcherPart(texts.get("exposure"), vocabulary, events -> edit("", now -> now.withExposure(events)));
        goal = new MatcherPart(texts.get("goal"), vocabulary, events -> edit("", now -> now.withGoal(events)));
        window = new DurationPart(texts.get("window"), chosen -> edit("window", now -> now.withWindow(chosen)));
        measure = new MeasurePart(texts, vocabulary, chosen -> edit("", now -> now.withMeasure(chosen)));
        better = new ChoicePart<>(
                texts.get("better"),
                List.of(Better.values()),
                each -> texts.get("better." + each),
                chosen -> edit("", now -> now.withBetter(chosen)));
        confidence = new ChoicePart<>(
                texts.get("confidence"),
                CONFIDENCES,
                new Numbers(Locale.getDefault())::level,
                chosen -> edit("", now -> now.withConfidence(chosen)));
        scope = new ScopePart(vocabulary, chosen -> edit("", now -> now.withScope(chosen)));
        views = new SizesPart(texts, model::present);
        TitledPane more = new TitledPane(
                texts.get("more"),
                Bits.column(
                        8,
                        Meaning.give(Bits.line(texts.get("better"), better.node()), texts, "better"),
                        Meaning.give(Bits.line(texts.get("confidence"), confidence.node()), texts, "confidence"),
                        variants.split()));
        Meaning.give(more, texts, "more");
        more.setExpanded(false);
        more.getStyleClass().addAll("dense", "ask-more-pane");
        node = Bits.column(
                16,
                variants.node(),
                Bits.column(8, Bits.heading(texts.get("exposure")), Meaning.give(exposure.node(), texts, "exposure")),
                Bits.column(
                        8,
                        Bits.heading(texts.get("goal")),
                        Meaning.give(goal.node(), texts, "goal"),
                        Meaning.give(Bits.line(texts.get("window"), window.node()), texts, "window"),
                        Meaning.give(measure.node(), texts, "measure")),
                scope.node(),
                more);
        // What values a property has is known a moment later: the control and the split offer them then.
        vocabulary.properties().addListener(_ -> model.question().get().ifPresent(variants::show));
    }

    private void edit(String topic, UnaryOperator<Experiment> edit) {
        model.question().get().ifPresent(now -> model.edit(edit.apply(now), topic));
    }

    @Override
    public VBox node() {
        return node;
    }

    @Override
    public Region views() {
        return views.node();
    }

    @Override
    public void show(Experiment experiment) {
        variants.show(experiment);
        exposure.show(experiment.exposure());
        goal.show(experiment.goal());
        window.show(experiment.window());
        measure.show(experiment.measure());
        better.show(experiment.better());
        List<Double> offered = new ArrayList<>(CONFIDENCES);
        if (!offered.contains(experiment.confidence())) {
            offered.add(experiment.confidence());
        }
        confidence.offer(offered);
        confidence.show(experiment.confidence());
        scope.show(experiment.scope());
        scope.weeks(false);
    }
}
