package dev.steward.app.ask.retention;

import dev.steward.analysis.Kind;
import dev.steward.analysis.retention.Retention;
import dev.steward.analysis.retention.RetentionKind;
import dev.steward.analysis.retention.RetentionResult;
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
import java.util.Optional;
import java.util.OptionalInt;

/** Retention among the screens. */
public final class RetentionScreen implements AskKind<Retention, RetentionResult> {
    private final RetentionKind kind = new RetentionKind();
    private final Texts texts = Texts.of(RetentionScreen.class);

    private RetentionScreen() {}

    public static ScreenKind screen() {
        RetentionScreen retention = new RetentionScreen();
        return new ScreenKind(
                Place.RETENTION,
                retention.title(),
                "mdi2a-account-reactivate-outline",
                desk -> new AskScreen<>(desk, retention));
    }

    @Override
    public String title() {
        return texts.get("title");
    }

    @Override
    public Kind<Retention, RetentionResult> kind() {
        return kind;
    }

    /** Of the people who appear in a period, who is seen again later: it needs no knowledge of the events. */
    @Override
    public Retention first(List<EventFacts> events, SourceFacts facts) {
        return new Retention(
                Scope.ALL,
                Periods.forTable(facts),
                Retention.Mode.FIRST_TIME,
                Matcher.ANY,
                Matcher.ANY,
                OptionalInt.empty(),
                OptionalInt.empty(),
                1,
                false,
                Retention.WindowMode.CALENDAR,
                Optional.empty());
    }

    @Override
    public Builder<Retention> builder(AskModel<Retention, RetentionResult> model, Vocabulary vocabulary) {
        return new RetentionBuilder(model, vocabulary);
    }
}
