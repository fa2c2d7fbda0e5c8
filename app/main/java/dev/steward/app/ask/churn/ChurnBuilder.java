package dev.steward.app.ask.churn;

import dev.steward.analysis.churn.Churn;
import dev.steward.analysis.churn.ChurnKind;
import dev.steward.analysis.churn.ChurnResult;
import dev.steward.app.ask.AskKind;
import dev.steward.app.ask.AskModel;
import dev.steward.app.ask.Bits;
import dev.steward.app.ask.DurationPart;
import dev.steward.app.ask.MatcherPart;
import dev.steward.app.ask.ScopePart;
import dev.steward.app.ask.Tabs;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ui.Meaning;
import dev.steward.app.ui.Texts;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a churn question is built of: the factors, who is looked at and how far back, and where the tiers begin. */
final class ChurnBuilder implements AskKind.Builder<Churn> {
    private final AskModel<Churn, ChurnResult> model;
    private final FactorsPart factors;
    private final MatcherPart activity;
    private final DurationPart lookback;
    private final DurationPart horizon;
    private final LimitsPart limits;
    private final ScopePart scope;
    private final HBox views;
    private final VBox node;

    ChurnBuilder(ChurnKind kind, AskModel<Churn, ChurnResult> model, Vocabulary vocabulary) {
        this.model = model;
        Texts texts = Texts.of(ChurnBuilder.class);
        factors = new FactorsPart(texts, vocabulary, this::edit);
        activity = new MatcherPart(
                texts.get("activity"), vocabulary, events -> edit("", now -> ChurnEdits.activity(now, events)));
        lookback = new DurationPart(
                texts.get("lookback"), chosen -> edit("lookback", now -> ChurnEdits.lookback(now, chosen)));
        horizon = new DurationPart(
                texts.get("horizon"), chosen -> edit("horizon", now -> ChurnEdits.horizon(now, chosen)));
        limits = new LimitsPart(texts, chosen -> edit("limits", now -> ChurnEdits.limits(now, chosen)));
        scope = new ScopePart(vocabulary, chosen -> edit("", now -> now.withScope(chosen)));
        Tabs<ChurnLook> look = new Tabs<>(
                texts.get("look"),
                Stream.of(ChurnLook.Of.values())
                        .map(of -> new ChurnLook(kind, of))
                        .toList(),
                each -> texts.get("look." + each.of()),
                model::present);
        look.show(new ChurnLook(kind, ChurnLook.Of.TIERS));
        views = Bits.row(Bits.filler(), look.node());
        views.setMinWidth(0);
        Meaning.give(views, texts, "look");
        node = Bits.column(
                16,
                Bits.column(8, Bits.heading(texts.get("factors")), Meaning.give(factors.node(), texts, "factors")),
                Bits.column(
                        8,
                        Bits.heading(texts.get("activity")),
                        Meaning.give(activity.node(), texts, "activity"),
                        Meaning.give(Bits.line(texts.get("lookback"), lookback.node()), texts, "lookback"),
                        Meaning.give(Bits.line(texts.get("horizon"), horizon.node()), texts, "horizon")),
                Bits.column(8, Bits.heading(texts.get("limits")), Meaning.give(limits.node(), texts, "limits")),
                scope.node());
    }

    private void edit(String topic, UnaryOperator<Churn> change) {
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
    public void show(Churn question) {
        factors.show(question);
        activity.show(question.activity());
        lookback.show(question.lookback());
        horizon.show(question.horizon());
        limits.show(question.limits());
        scope.show(question.scope());
        scope.weeks(false);
    }
}
