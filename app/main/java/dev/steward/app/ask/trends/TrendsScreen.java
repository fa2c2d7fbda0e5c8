package dev.steward.app.ask.trends;

import dev.steward.analysis.Kind;
import dev.steward.analysis.trends.Trends;
import dev.steward.analysis.trends.TrendsKind;
import dev.steward.analysis.trends.TrendsResult;
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
import java.util.Optional;

/** Trends among the screens. */
public final class TrendsScreen implements AskKind<Trends, TrendsResult> {
    private final TrendsKind kind = new TrendsKind();
    private final Texts texts = Texts.of(TrendsScreen.class);

    private TrendsScreen() {}

    public static ScreenKind screen() {
        TrendsScreen trends = new TrendsScreen();
        return new ScreenKind(Place.TRENDS, trends.title(), "mdi2c-chart-line", desk -> new AskScreen<>(desk, trends));
    }

    @Override
    public String title() {
        return texts.get("title");
    }

    @Override
    public Kind<Trends, TrendsResult> kind() {
        return kind;
    }

    @Override
    public Trends first(List<EventFacts> events, SourceFacts facts) {
        return FirstTrend.of(events, facts);
    }

    @Override
    public Optional<Trends> at(Place place, List<EventFacts> events, SourceFacts facts) {
        return place instanceof Place.TrendOf(String event)
                ? Optional.of(FirstTrend.ofEvent(event, facts))
                : Optional.empty();
    }

    @Override
    public boolean comparesItself() {
        return true;
    }

    @Override
    public Builder<Trends> builder(AskModel<Trends, TrendsResult> model, Vocabulary vocabulary) {
        return new TrendsBuilder(model, vocabulary);
    }
}
