package dev.steward.app.ask.attribution;

import dev.steward.analysis.attribution.Attribution;
import dev.steward.analysis.attribution.Attribution.Count;
import dev.steward.analysis.attribution.Attribution.Touches;
import dev.steward.analysis.attribution.AttributionResult;
import dev.steward.app.ask.AskKind;
import dev.steward.app.ask.AskModel;
import dev.steward.app.ask.Bits;
import dev.steward.app.ask.ChoicePart;
import dev.steward.app.ask.DurationPart;
import dev.steward.app.ask.MatcherPart;
import dev.steward.app.ask.Options;
import dev.steward.app.ask.Picker;
import dev.steward.app.ask.ScopePart;
import dev.steward.app.ask.Tabs;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ui.Meaning;
import dev.steward.app.ui.Texts;
import dev.steward.model.Matcher;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What an attribution is built of: what was reached, what came before it, and how far back one looks. */
final class AttributionBuilder implements AskKind.Builder<Attribution> {
    private final AskModel<Attribution, AttributionResult> model;
    private final MatcherPart conversion;
    private final MatcherPart touches;
    private final Picker<String> channel;
    private final DurationPart window;
    private final DurationPart halfLife;
    private final ChoicePart<Count> count;
    private final ScopePart scope;
    private final HBox views;
    private final VBox node;

    AttributionBuilder(AskModel<Attribution, AttributionResult> model, Vocabulary vocabulary) {
        this.model = model;
        Texts texts = Texts.of(AttributionBuilder.class);
        conversion = new MatcherPart(
                texts.get("conversion"), vocabulary, events -> edit("", now -> withConversion(now, events)));
        touches = new MatcherPart(
                texts.get("touches"),
                vocabulary,
                events -> edit(
                        "",
                        now -> withTouches(
                                now, new Touches(events, now.touches().channel()))));
        channel = new Picker<String>(
                        texts.get("channel"),
                        () -> Options.properties(vocabulary),
                        name -> edit(
                                "",
                                now -> withTouches(
                                        now, new Touches(now.touches().matcher(), name))))
                .orTyped(Options::typedName);
        window = new DurationPart(texts.get("window"), chosen -> edit("window", now -> withWindow(now, chosen)));
        halfLife = new DurationPart(texts.get("half"), chosen -> edit("half", now -> withHalfLife(now, chosen)));
        count = new ChoicePart<>(
                texts.get("count"),
                List.of(Count.values()),
                each -> texts.get("count." + each),
                chosen -> edit("", now -> withCount(now, chosen)));
        scope = new ScopePart(vocabulary, chosen -> edit("", now -> now.withScope(chosen)));
        Tabs<AttributionLook> unit = new Tabs<>(
                texts.get("unit"),
                List.of(new AttributionLook(false), new AttributionLook(true)),
                look -> texts.get(look.shares() ? "unit.shares" : "unit.conversions"),
                model::present);
        unit.show(new AttributionLook(false));
        views = Bits.row(unit.node());
        views.setMinWidth(0);
        Meaning.give(views, texts, "unit");
        model.present(new AttributionLook(false));
        node = Bits.column(
                16,
                Bits.column(
                        8,
                        Bits.heading(texts.get("conversion")),
                        Meaning.give(conversion.node(), texts, "conversion"),
                        Meaning.give(Bits.line(texts.get("count"), count.node()), texts, "count")),
                Bits.column(
                        8,
                        Bits.heading(texts.get("touches")),
                        Meaning.give(touches.node(), texts, "touches"),
                        Meaning.give(Bits.line(texts.get("channel"), Bits.wide(channel.node())), texts, "channel"),
                        Meaning.give(Bits.line(texts.get("window"), window.node()), texts, "window")),
                Meaning.give(Bits.line(texts.get("half"), halfLife.node()), texts, "half"),
                scope.node());
    }

    private void edit(String topic, UnaryOperator<Attribution> edit) {
        model.question().get().ifPresent(now -> model.edit(edit.apply(now), topic));
    }

    private static Attribution withConversion(Attribution now, Matcher chosen) {
        return new Attribution(now.scope(), chosen, now.touches(), now.window(), now.halfLife(), now.count());
    }

    private static Attribution withTouches(Attribution now, Touches chosen) {
        return new Attribution(now.scope(), now.conversion(), chosen, now.window(), now.halfLife(), now.count());
    }

    private static Attribution withWindow(Attribution now, Duration chosen) {
        return new Attribution(now.scope(), now.conversion(), now.touches(), chosen, now.halfLife(), now.count());
    }

    private static Attribution withHalfLife(Attribution now, Duration chosen) {
        return new Attribution(now.scope(), now.conversion(), now.touches(), now.window(), chosen, now.count());
    }

    private static Attribution withCount(Attribution now, Count chosen) {
        return new Attribution(now.scope(), now.conversion(), now.touches(), now.window(), now.halfLife(), chosen);
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
    public void show(Attribution question) {
        conversion.show(question.conversion());
        touches.show(question.touches().matcher());
        channel.show(question.touches().channel());
        window.show(question.window());
        halfLife.show(question.halfLife());
        count.show(question.count());
        scope.show(question.scope());
        scope.weeks(false);
    }
}
