package dev.steward.app.ask.stickiness;

import dev.steward.analysis.Kind;
import dev.steward.analysis.stickiness.Stickiness;
import dev.steward.analysis.stickiness.StickinessKind;
import dev.steward.analysis.stickiness.StickinessResult;
import dev.steward.app.ask.AskKind;
import dev.steward.app.ask.AskModel;
import dev.steward.app.ask.AskScreen;
import dev.steward.app.ask.Periods;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ui.Place;
import dev.steward.app.ui.ScreenKind;
import dev.steward.app.ui.Texts;
import dev.steward.catalog.EventFacts;
import dev.steward.definition.Scope;
import dev.steward.model.Matcher;
import dev.steward.source.SourceFacts;
import java.util.List;

/** Stickiness among the screens. */
public final class StickinessScreen implements AskKind<Stickiness, StickinessResult> {
    private final StickinessKind kind = new StickinessKind();
    private final Texts texts = Texts.of(StickinessScreen.class);

    private StickinessScreen() {}

    public static ScreenKind screen() {
        StickinessScreen stickiness = new StickinessScreen();
        return new ScreenKind(
                Place.STICKINESS,
                stickiness.title(),
                "mdi2c-calendar-check-outline",
                desk -> new AskScreen<>(desk, stickiness));
    }

    @Override
    public String title() {
        return texts.get("title");
    }

    @Override
    public Kind<Stickiness, StickinessResult> kind() {
        return kind;
    }

    @Override
    public Stickiness first(List<EventFacts> events, SourceFacts facts) {
        return new Stickiness(Scope.ALL, Periods.forBars(facts), Matcher.ANY);
    }

    @Override
    public Builder<Stickiness> builder(AskModel<Stickiness, StickinessResult> model, Vocabulary vocabulary) {
        return new StickinessBuilder(model, vocabulary);
    }
}
