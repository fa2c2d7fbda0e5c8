package dev.steward.app.ask.attribution;

import dev.steward.analysis.Kind;
import dev.steward.analysis.attribution.Attribution;
import dev.steward.analysis.attribution.AttributionKind;
import dev.steward.analysis.attribution.AttributionResult;
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

/** Attribution among the screens. */
public final class AttributionScreen implements AskKind<Attribution, AttributionResult> {
    private final AttributionKind kind = new AttributionKind();
    private final Texts texts = Texts.of(AttributionScreen.class);

    private AttributionScreen() {}

    public static ScreenKind screen() {
        AttributionScreen attribution = new AttributionScreen();
        return new ScreenKind(
                Place.ATTRIBUTION,
                attribution.title(),
                "mdi2b-bullhorn-outline",
                desk -> new AskScreen<>(desk, attribution));
    }

    @Override
    public String title() {
        return texts.get("title");
    }

    @Override
    public Kind<Attribution, AttributionResult> kind() {
        return kind;
    }

    @Override
    public Attribution first(List<EventFacts> events, SourceFacts facts) {
        return FirstAttribution.among(events);
    }

    @Override
    public List<String> rowKeys() {
        return List.of("channel");
    }

    @Override
    public Builder<Attribution> builder(AskModel<Attribution, AttributionResult> model, Vocabulary vocabulary) {
        Suggestion.make(
                model,
                vocabulary,
                () -> FirstAttribution.among(vocabulary.events().get(), vocabulary));
        return new AttributionBuilder(model, vocabulary);
    }
}
