package dev.steward.app.ask.lifecycle;

import dev.steward.analysis.Kind;
import dev.steward.analysis.lifecycle.Lifecycle;
import dev.steward.analysis.lifecycle.LifecycleKind;
import dev.steward.analysis.lifecycle.LifecycleResult;
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
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;

/** Lifecycle among the screens. */
public final class LifecycleScreen implements AskKind<Lifecycle, LifecycleResult> {
    /** What a lifecycle is about unless it says otherwise; its weeks start on Monday. */
    private static final Scope EVERYTHING = new Scope(
            List.of(), Scope.ALL.timezone(), DayOfWeek.MONDAY, Optional.empty(), Optional.empty(), Optional.empty());

    private final LifecycleKind kind = new LifecycleKind();
    private final Texts texts = Texts.of(LifecycleScreen.class);

    private LifecycleScreen() {}

    public static ScreenKind screen() {
        LifecycleScreen lifecycle = new LifecycleScreen();
        return new ScreenKind(
                Place.LIFECYCLE, lifecycle.title(), "mdi2s-sync", desk -> new AskScreen<>(desk, lifecycle));
    }

    @Override
    public String title() {
        return texts.get("title");
    }

    @Override
    public Kind<Lifecycle, LifecycleResult> kind() {
        return kind;
    }

    @Override
    public Lifecycle first(List<EventFacts> events, SourceFacts facts) {
        return new Lifecycle(EVERYTHING, Periods.forBars(facts), Matcher.ANY);
    }

    @Override
    public Builder<Lifecycle> builder(AskModel<Lifecycle, LifecycleResult> model, Vocabulary vocabulary) {
        return new LifecycleBuilder(model, vocabulary);
    }
}
