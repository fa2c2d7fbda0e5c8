package dev.steward.app.ask.stages;

import dev.steward.analysis.stages.Stages;
import dev.steward.analysis.stages.StagesKind;
import dev.steward.analysis.stages.StagesResult;
import dev.steward.app.ask.AskKind;
import dev.steward.app.ask.AskModel;
import dev.steward.app.ask.Bits;
import dev.steward.app.ask.MatcherPart;
import dev.steward.app.ask.ScopePart;
import dev.steward.app.ask.Tabs;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ui.Meaning;
import dev.steward.app.ui.Texts;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a stages question is built of: who counts, the thresholds between the stages, and the score. */
final class StagesBuilder implements AskKind.Builder<Stages> {
    private final AskModel<Stages, StagesResult> model;
    private final MatcherPart signup;
    private final MatcherPart activity;
    private final StageTimes times;
    private final ScorePart score;
    private final ScopePart scope;
    private final HBox views;
    private final VBox node;

    StagesBuilder(StagesKind kind, AskModel<Stages, StagesResult> model, Vocabulary vocabulary) {
        this.model = model;
        Texts texts = Texts.of(StagesBuilder.class);
        signup = new MatcherPart(
                texts.get("signup"), vocabulary, events -> edit(now -> StagesEdits.signup(now, events), ""));
        activity =
                new MatcherPart(texts.get("activity"), vocabulary, events -> edit(now -> now.withActivity(events), ""));
        times = new StageTimes(this::edit);
        score = new ScorePart(texts, vocabulary, change -> edit(change, "score"));
        scope = new ScopePart(vocabulary, chosen -> edit(now -> now.withScope(chosen), ""));
        Tabs<StagesLook> look = new Tabs<>(
                texts.get("look"),
                List.of(new StagesLook(kind, false), new StagesLook(kind, true)),
                each -> texts.get(each.cohorts() ? "look.cohorts" : "look.stages"),
                model::present);
        look.show(new StagesLook(kind, false));
        views = Bits.row(Bits.filler(), look.node());
        views.setMinWidth(0);
        Meaning.give(views, texts, "look");
        node = Bits.column(
                16,
                Bits.column(8, Bits.heading(texts.get("signup")), Meaning.give(signup.node(), texts, "signup")),
                Bits.column(8, Bits.heading(texts.get("activity")), Meaning.give(activity.node(), texts, "activity")),
                times.node(),
                Meaning.give(score.node(), texts, "score"),
                scope.node());
    }

    private void edit(UnaryOperator<Stages> change, String topic) {
        model.question().get().ifPresent(now -> model.edit(change.apply(now), topic));
    }

    @Override
    public VBox node() {
        return node;
    }

    @Override
    public Region views() {
        return views;
    }

    @Override
    public void show(Stages question) {
        signup.show(question.signup());
        activity.show(question.activity());
        times.show(question);
        score.show(question);
        scope.show(question.scope());
        scope.weeks(false);
    }
}
