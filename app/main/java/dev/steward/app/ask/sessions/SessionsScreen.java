package dev.steward.app.ask.sessions;

import dev.steward.analysis.Kind;
import dev.steward.analysis.sessions.Sessions;
import dev.steward.analysis.sessions.SessionsKind;
import dev.steward.analysis.sessions.SessionsResult;
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
import dev.steward.source.SourceFacts;
import java.util.List;
import java.util.Optional;

/** Sessions among the screens. */
public final class SessionsScreen implements AskKind<Sessions, SessionsResult> {
    private final SessionsKind kind = new SessionsKind();
    private final Texts texts = Texts.of(SessionsScreen.class);

    private SessionsScreen() {}

    public static ScreenKind screen() {
        SessionsScreen sessions = new SessionsScreen();
        return new ScreenKind(
                Place.SESSIONS, sessions.title(), "mdi2t-timer-outline", desk -> new AskScreen<>(desk, sessions));
    }

    @Override
    public String title() {
        return texts.get("title");
    }

    @Override
    public Kind<Sessions, SessionsResult> kind() {
        return kind;
    }

    @Override
    public Sessions first(List<EventFacts> events, SourceFacts facts) {
        return new Sessions(
                Scope.ALL,
                Sessions.DEFAULT_GAP,
                Optional.empty(),
                Optional.empty(),
                Sessions.DEFAULT_LISTED,
                new Sessions.View.Trend(Periods.forBars(facts)));
    }

    @Override
    public Builder<Sessions> builder(AskModel<Sessions, SessionsResult> model, Vocabulary vocabulary) {
        return new SessionsBuilder(model, vocabulary);
    }
}
