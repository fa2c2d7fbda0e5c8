package dev.steward.app.ask.stickiness;

import dev.steward.analysis.stickiness.Stickiness;
import dev.steward.analysis.stickiness.StickinessResult;
import dev.steward.app.ask.AskKind;
import dev.steward.app.ask.AskModel;
import dev.steward.app.ask.Bits;
import dev.steward.app.ask.ChoicePart;
import dev.steward.app.ask.MatcherPart;
import dev.steward.app.ask.ScopePart;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ui.Texts;
import dev.steward.model.Granularity;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a stickiness question is built of: what counts as being active, and which periods are counted. */
final class StickinessBuilder implements AskKind.Builder<Stickiness> {
    private final AskModel<Stickiness, StickinessResult> model;
    private final MatcherPart activity;
    private final ChoicePart<Granularity> period;
    private final ScopePart scope;
    private final LookPart look;
    private final VBox node;

    StickinessBuilder(AskModel<Stickiness, StickinessResult> model, Vocabulary vocabulary) {
        this.model = model;
        Texts texts = Texts.of(StickinessBuilder.class);
        activity = new MatcherPart(
                texts.get("activity"),
                vocabulary,
                events -> edit(now -> new Stickiness(now.scope(), now.period(), events)));
        period = new ChoicePart<>(
                texts.get("period"),
                List.of(Granularity.values()),
                each -> texts.get("period." + each),
                chosen -> edit(now -> new Stickiness(now.scope(), chosen, now.activity())));
        scope = new ScopePart(vocabulary, chosen -> edit(now -> now.withScope(chosen)));
        look = new LookPart(texts, model::present);
        node = Bits.column(
                16,
                Bits.column(8, Bits.heading(texts.get("activity")), activity.node()),
                Bits.line(texts.get("period"), period.node()),
                scope.node());
    }

    private void edit(UnaryOperator<Stickiness> edit) {
        model.question().get().ifPresent(now -> model.edit(edit.apply(now)));
    }

    @Override
    public VBox node() {
        return node;
    }

    @Override
    public Region views() {
        return look.node();
    }

    @Override
    public void show(Stickiness question) {
        activity.show(question.activity());
        period.show(question.period());
        scope.show(question.scope());
        scope.weeks(question.period() == Granularity.WEEK);
    }
}
