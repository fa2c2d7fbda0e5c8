package dev.steward.app.ask.retention;

import dev.steward.analysis.retention.Retention;
import dev.steward.analysis.retention.RetentionResult;
import dev.steward.app.ask.AskKind;
import dev.steward.app.ask.AskModel;
import dev.steward.app.ask.Bits;
import dev.steward.app.ask.ChoicePart;
import dev.steward.app.ask.MatcherPart;
import dev.steward.app.ask.NumberPart;
import dev.steward.app.ask.ScopePart;
import dev.steward.app.ask.TopValuesPart;
import dev.steward.app.ask.TopValuesPart.TopValues;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ui.Meaning;
import dev.steward.app.ui.Texts;
import dev.steward.model.Granularity;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a retention question is built of: who comes in, what counts as coming back, and how time is cut. */
final class RetentionBuilder implements AskKind.Builder<Retention> {
    private static final int FIRST_VALUES = 5;

    private final AskModel<Retention, RetentionResult> model;
    private final MatcherPart target;
    private final MatcherPart returning;
    private final ChoicePart<Granularity> period;
    private final ChoicePart<Retention.Mode> mode;
    private final NumberPart cohorts;
    private final NumberPart columns;
    private final NumberPart minimum;
    private final CheckBox rolling;
    private final ChoicePart<Retention.WindowMode> window;
    private final TopValuesPart breakdown;
    private final ScopePart scope;
    private final LookPart look;
    private final VBox node;

    RetentionBuilder(AskModel<Retention, RetentionResult> model, Vocabulary vocabulary) {
        this.model = model;
        Texts texts = Texts.of(RetentionBuilder.class);
        target = new MatcherPart(
                texts.get("target"),
                vocabulary,
                events -> edit("", now -> RetentionEdits.withEvents(now, events, now.returning())));
        returning = new MatcherPart(
                texts.get("returning"),
                vocabulary,
                events -> edit("", now -> RetentionEdits.withEvents(now, now.target(), events)));
        period = new ChoicePart<>(
                texts.get("period"),
                List.of(Granularity.values()),
                each -> texts.get("period." + each),
                chosen -> edit("", now -> RetentionEdits.withPeriod(now, chosen)));
        mode = new ChoicePart<>(
                texts.get("mode"),
                List.of(Retention.Mode.values()),
                each -> texts.get("mode." + each),
                chosen -> edit("", now -> RetentionEdits.withMode(now, chosen)));
        cohorts = new NumberPart(
                        texts.get("cohorts"),
                        1,
                        100_000,
                        true,
                        n -> edit("cohorts", now -> RetentionEdits.withSize(now, n, now.columns())))
                .prompt(texts.get("auto"));
        columns = new NumberPart(
                        texts.get("columns"),
                        1,
                        100_000,
                        true,
                        n -> edit("columns", now -> RetentionEdits.withSize(now, now.cohorts(), n)))
                .prompt(texts.get("auto"));
        minimum = new NumberPart(
                texts.get("minimum"),
                1,
                1_000_000,
                false,
                n -> edit(
                        "minimum", now -> RetentionEdits.withRule(now, n.orElse(1), now.rolling(), now.windowMode())));
        rolling = new CheckBox(texts.get("rolling"));
        rolling.setWrapText(true);
        rolling.setOnAction(_ -> edit(
                "",
                now -> RetentionEdits.withRule(now, now.minimumOccurrences(), rolling.isSelected(), now.windowMode())));
        window = new ChoicePart<>(
                texts.get("window"),
                List.of(Retention.WindowMode.values()),
                each -> texts.get("window." + each),
                chosen ->
                        edit("", now -> RetentionEdits.withRule(now, now.minimumOccurrences(), now.rolling(), chosen)));
        breakdown = new TopValuesPart(
                texts.get("breakdown"),
                FIRST_VALUES,
                true,
                vocabulary,
                chosen -> edit(
                        "limit",
                        now -> RetentionEdits.withBreakdown(
                                now, chosen.map(by -> new Retention.Breakdown(by.property(), by.limit())))));
        scope = new ScopePart(vocabulary, chosen -> edit("", now -> now.withScope(chosen)));
        look = new LookPart(texts, model::present);
        model.present(look.look());
        node = layout(texts);
    }

    private VBox layout(Texts texts) {
        TitledPane more = new TitledPane(
                texts.get("more"),
                Bits.column(
                        8,
                        line(texts, "cohorts", cohorts.node()),
                        line(texts, "columns", columns.node()),
                        line(texts, "minimum", Bits.row(minimum.node(), Bits.small(texts.get("minimum.times")))),
                        line(texts, "window", window.node()),
                        Meaning.give(rolling, texts, "rolling")));
        Meaning.give(more, texts, "more");
        more.setExpanded(false);
        more.getStyleClass().addAll("dense", "ask-more-pane");
        return Bits.column(
                16,
                Bits.column(
                        8,
                        Bits.heading(texts.get("target")),
                        Meaning.give(target.node(), texts, "target"),
                        Meaning.give(mode.node(), texts, "mode")),
                Bits.column(
                        8, Bits.heading(texts.get("returning")), Meaning.give(returning.node(), texts, "returning")),
                line(texts, "period", period.node()),
                Meaning.give(breakdown.node(), texts, "breakdown"),
                scope.node(),
                more);
    }

    private static HBox line(Texts texts, String key, Node control) {
        return Meaning.give(Bits.line(texts.get(key), control), texts, key);
    }

    private void edit(String topic, UnaryOperator<Retention> edit) {
        model.question().get().ifPresent(now -> model.edit(edit.apply(now), topic));
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
    public void show(Retention question) {
        target.show(question.target());
        returning.show(question.returning());
        period.show(question.period());
        mode.show(question.mode());
        cohorts.show(question.cohorts());
        columns.show(question.columns());
        minimum.show(OptionalInt.of(question.minimumOccurrences()));
        rolling.setSelected(question.rolling());
        window.show(question.windowMode());
        breakdown.show(question.breakdown().map(by -> new TopValues(by.property(), by.limit())));
        scope.show(question.scope());
        scope.weeks(question.period() == Granularity.WEEK);
    }
}
