package dev.steward.app.ask.funnel;

import dev.steward.analysis.Kind;
import dev.steward.analysis.funnel.Funnel;
import dev.steward.analysis.funnel.FunnelKind;
import dev.steward.analysis.funnel.FunnelResult;
import dev.steward.app.ask.AskKind;
import dev.steward.app.ask.AskModel;
import dev.steward.app.ask.AskScreen;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ui.Place;
import dev.steward.app.ui.ScreenKind;
import dev.steward.app.ui.Texts;
import dev.steward.catalog.EventFacts;
import dev.steward.model.Matcher;
import dev.steward.source.SourceFacts;
import java.util.List;
import java.util.Optional;

/** The funnel among the screens. */
public final class FunnelScreen implements AskKind<Funnel, FunnelResult> {
    private final FunnelKind kind = new FunnelKind();
    private final Texts texts = Texts.of(FunnelScreen.class);

    private FunnelScreen() {}

    public static ScreenKind screen() {
        FunnelScreen funnel = new FunnelScreen();
        return new ScreenKind(
                Place.FUNNELS, funnel.title(), "mdi2f-filter-variant", desk -> new AskScreen<>(desk, funnel));
    }

    @Override
    public String title() {
        return texts.get("title");
    }

    @Override
    public Kind<Funnel, FunnelResult> kind() {
        return kind;
    }

    @Override
    public Funnel first(List<EventFacts> events, SourceFacts facts) {
        return of(FirstSteps.among(events));
    }

    @Override
    public Optional<Funnel> at(Place place, List<EventFacts> events, SourceFacts facts) {
        return place instanceof Place.FunnelFrom(String event)
                ? Optional.of(of(FirstSteps.after(event, events)))
                : Optional.empty();
    }

    private static Funnel of(List<String> names) {
        return Funnel.of(names.stream()
                .map(name -> new Funnel.Step(Matcher.event(name), false))
                .toList());
    }

    @Override
    public Builder<Funnel> builder(AskModel<Funnel, FunnelResult> model, Vocabulary vocabulary) {
        return new FunnelBuilder(model, vocabulary);
    }
}
