package dev.steward.app.ask.trends;

import dev.steward.analysis.trends.Trends;
import dev.steward.analysis.trends.TrendsResult;
import dev.steward.app.ask.AskKind;
import dev.steward.app.ask.AskModel;
import dev.steward.app.ask.Bits;
import dev.steward.app.ask.ChoicePart;
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
import javafx.scene.control.TitledPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a trend is built of: series, a formula over them, how time is cut, and what happened when. */
final class TrendsBuilder implements AskKind.Builder<Trends> {
    private static final int FIRST_VALUES = 5;

    private final AskModel<Trends, TrendsResult> model;
    private final SeriesPart series;
    private final FormulaPart formula;
    private final ChoicePart<Granularity> period;
    private final TopValuesPart breakdown;
    private final ScopePart scope;
    private final NotesPart notes;
    private final ViewsPart views;
    private final VBox node;

    TrendsBuilder(AskModel<Trends, TrendsResult> model, Vocabulary vocabulary) {
        this.model = model;
        Texts texts = Texts.of(TrendsBuilder.class);
        series = new SeriesPart(texts, vocabulary, this::edit);
        formula = new FormulaPart(texts, chosen -> edit("formula", trends -> TrendsEdits.withFormula(trends, chosen)));
        period = new ChoicePart<>(
                texts.get("period"),
                List.of(Granularity.values()),
                each -> texts.get("period." + each),
                chosen -> edit("", trends -> TrendsEdits.withPeriod(trends, chosen)));
        breakdown = new TopValuesPart(
                texts.get("breakdown"),
                FIRST_VALUES,
                false,
                vocabulary,
                chosen -> edit(
                        "limit",
                        trends -> TrendsEdits.withBreakdown(
                                trends,
                                chosen.map(by -> new Trends.Breakdown(
                                        by.property(), by.limit().orElse(Trends.Breakdown.LIMIT))))));
        scope = new ScopePart(vocabulary, chosen -> edit("", trends -> trends.withScope(chosen)));
        notes = new NotesPart(texts, chosen -> edit("", trends -> TrendsEdits.withAnnotations(trends, chosen)));
        views = new ViewsPart(texts, chosen -> edit("view", trends -> TrendsEdits.withView(trends, chosen)));
        TitledPane happened = Meaning.give(new TitledPane(texts.get("notes"), notes.node()), texts, "notes");
        happened.setExpanded(false);
        happened.getStyleClass().addAll("dense", "ask-more-pane");
        node = Bits.column(
                16,
                Bits.column(8, Bits.heading(texts.get("all")), Meaning.give(series.node(), texts, "all")),
                Meaning.give(formula.node(), texts, "formula"),
                Meaning.give(Bits.line(texts.get("period"), period.node()), texts, "period"),
                Meaning.give(breakdown.node(), texts, "breakdown"),
                scope.node(),
                happened);
    }

    private void edit(String topic, UnaryOperator<Trends> edit) {
        model.question().get().ifPresent(now -> model.edit(edit.apply(now), topic));
    }

    @Override
    public VBox node() {
        return node;
    }

    @Override
    public Region views() {
        return views.node();
    }

    @Override
    public void show(Trends question) {
        series.show(question);
        formula.show(question);
        period.show(question.period());
        breakdown.show(question.breakdown().map(by -> new TopValues(by.property(), OptionalInt.of(by.limit()))));
        scope.show(question.scope());
        scope.weeks(question.period() == Granularity.WEEK);
        notes.show(question.annotations());
        views.show(question);
    }
}
