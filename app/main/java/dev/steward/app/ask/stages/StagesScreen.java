package dev.steward.app.ask.stages;

import dev.steward.analysis.Kind;
import dev.steward.analysis.stages.Stages;
import dev.steward.analysis.stages.StagesKind;
import dev.steward.analysis.stages.StagesResult;
import dev.steward.app.ask.AskKind;
import dev.steward.app.ask.AskModel;
import dev.steward.app.ask.AskScreen;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ui.Place;
import dev.steward.app.ui.ScreenKind;
import dev.steward.app.ui.Texts;
import dev.steward.catalog.EventFacts;
import dev.steward.source.SourceFacts;
import java.util.List;

/** Stages among the screens. */
public final class StagesScreen implements AskKind<Stages, StagesResult> {
    private final StagesKind kind = new StagesKind();
    private final Texts texts = Texts.of(StagesScreen.class);

    private StagesScreen() {}

    public static ScreenKind screen() {
        StagesScreen stages = new StagesScreen();
        return new ScreenKind(Place.STAGES, stages.title(), "mdi2s-stairs-up", desk -> new AskScreen<>(desk, stages));
    }

    @Override
    public String title() {
        return texts.get("title");
    }

    @Override
    public Kind<Stages, StagesResult> kind() {
        return kind;
    }

    @Override
    public Stages first(List<EventFacts> events, SourceFacts facts) {
        return Stages.USUAL;
    }

    @Override
    public Builder<Stages> builder(AskModel<Stages, StagesResult> model, Vocabulary vocabulary) {
        return new StagesBuilder(kind, model, vocabulary);
    }
}
