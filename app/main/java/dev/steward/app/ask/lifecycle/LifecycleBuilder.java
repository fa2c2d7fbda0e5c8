package dev.steward.app.ask.lifecycle;

import dev.steward.analysis.lifecycle.Lifecycle;
import dev.steward.analysis.lifecycle.LifecycleResult;
import dev.steward.app.ask.AskKind;
import dev.steward.app.ask.AskModel;
import dev.steward.app.ask.Bits;
import dev.steward.app.ask.ChoicePart;
import dev.steward.app.ask.MatcherPart;
import dev.steward.app.ask.ScopePart;
import dev.steward.app.ask.Tabs;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ui.Meaning;
import dev.steward.app.ui.Texts;
import dev.steward.model.Granularity;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a lifecycle question is built of: what counts as being active, and in which periods. */
final class LifecycleBuilder implements AskKind.Builder<Lifecycle> {
    private final MatcherPart activity;
    private final ChoicePart<Granularity> period;
    private final ScopePart scope;
    private final HBox views;
    private final VBox node;

    LifecycleBuilder(AskModel<Lifecycle, LifecycleResult> model, Vocabulary vocabulary) {
        Texts texts = Texts.of(LifecycleBuilder.class);
        activity = new MatcherPart(
                texts.get("activity"),
                vocabulary,
                events -> model.question()
                        .get()
                        .ifPresent(now -> model.edit(new Lifecycle(now.scope(), now.period(), events))));
        period = new ChoicePart<>(
                texts.get("period"),
                List.of(Granularity.values()),
                each -> texts.get("period." + each),
                chosen -> model.question()
                        .get()
                        .ifPresent(now -> model.edit(new Lifecycle(now.scope(), chosen, now.activity()))));
        scope = new ScopePart(
                vocabulary, chosen -> model.question().get().ifPresent(now -> model.edit(now.withScope(chosen))));
        LifecycleLook people = new LifecycleLook(false);
        LifecycleLook percent = new LifecycleLook(true);
        Tabs<LifecycleLook> unit = new Tabs<>(
                texts.get("unit"),
                List.of(people, percent),
                look -> texts.get(look.percent() ? "unit.percent" : "unit.people"),
                model::present);
        unit.show(people);
        Label ratio = Bits.small(texts.get("quick"));
        ratio.setMinWidth(0);
        ratio.setMinHeight(Label.USE_PREF_SIZE);
        Label table = Bits.small(texts.get("unit"));
        table.setMinWidth(Label.USE_PREF_SIZE);
        views = Bits.row(Bits.wide(ratio), table, unit.node());
        views.setMinWidth(0);
        Meaning.give(views, texts, "states");
        node = Bits.column(
                16,
                Bits.column(8, Bits.heading(texts.get("activity")), Meaning.give(activity.node(), texts, "activity")),
                Meaning.give(Bits.line(texts.get("period"), period.node()), texts, "period"),
                scope.node());
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
    public void show(Lifecycle question) {
        activity.show(question.activity());
        period.show(question.period());
        scope.show(question.scope());
        scope.weeks(question.period() == Granularity.WEEK);
    }
}
