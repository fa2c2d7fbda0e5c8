package dev.steward.app.ask.churn;

import dev.steward.analysis.Kind;
import dev.steward.analysis.churn.Churn;
import dev.steward.analysis.churn.ChurnKind;
import dev.steward.analysis.churn.ChurnResult;
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
import java.util.Optional;

/** Churn risk among the screens. */
public final class ChurnScreen implements AskKind<Churn, ChurnResult> {
    private final ChurnKind kind = new ChurnKind();
    private final Texts texts = Texts.of(ChurnScreen.class);

    private ChurnScreen() {}

    public static ScreenKind screen() {
        ChurnScreen churn = new ChurnScreen();
        return new ScreenKind(Place.CHURN, churn.title(), "mdi2g-gauge", desk -> new AskScreen<>(desk, churn));
    }

    @Override
    public String title() {
        return texts.get("title");
    }

    @Override
    public Kind<Churn, ChurnResult> kind() {
        return kind;
    }

    @Override
    public Churn first(List<EventFacts> events, SourceFacts facts) {
        return new FirstChurn(texts, events, List.of(), _ -> Optional.empty()).question();
    }

    @Override
    public List<String> rowKeys() {
        return List.of("tier");
    }

    @Override
    public Builder<Churn> builder(AskModel<Churn, ChurnResult> model, Vocabulary vocabulary) {
        Suggestion.make(
                model, vocabulary, () -> FirstChurn.of(texts, vocabulary).withNumbers());
        return new ChurnBuilder(kind, model, vocabulary);
    }
}
