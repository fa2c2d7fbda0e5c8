package dev.steward.app.ask.experiment;

import dev.steward.analysis.Kind;
import dev.steward.analysis.experiment.Experiment;
import dev.steward.analysis.experiment.ExperimentKind;
import dev.steward.analysis.experiment.ExperimentResult;
import dev.steward.app.ask.AskKind;
import dev.steward.app.ask.AskModel;
import dev.steward.app.ask.AskScreen;
import dev.steward.app.ask.Suggestion;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ui.Place;
import dev.steward.app.ui.ScreenKind;
import dev.steward.app.ui.Texts;
import dev.steward.catalog.EventFacts;
import dev.steward.source.SourceFacts;
import java.util.List;

/** Experiments among the screens. */
public final class ExperimentScreen implements AskKind<Experiment, ExperimentResult> {
    private final ExperimentKind kind = new ExperimentKind();
    private final Texts texts = Texts.of(ExperimentScreen.class);

    private ExperimentScreen() {}

    public static ScreenKind screen() {
        ExperimentScreen experiment = new ExperimentScreen();
        return new ScreenKind(
                Place.EXPERIMENTS,
                experiment.title(),
                "mdi2f-flask-outline",
                desk -> new AskScreen<>(desk, experiment));
    }

    @Override
    public String title() {
        return texts.get("title");
    }

    @Override
    public Kind<Experiment, ExperimentResult> kind() {
        return kind;
    }

    @Override
    public Experiment first(List<EventFacts> events, SourceFacts facts) {
        return FirstExperiment.among(events);
    }

    @Override
    public Builder<Experiment> builder(AskModel<Experiment, ExperimentResult> model, Vocabulary vocabulary) {
        Suggestion.make(
                model,
                vocabulary,
                () -> FirstExperiment.among(vocabulary.events().get(), vocabulary));
        return new ExperimentBuilder(model, vocabulary);
    }
}
