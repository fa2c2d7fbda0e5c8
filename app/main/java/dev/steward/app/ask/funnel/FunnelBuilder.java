package dev.steward.app.ask.funnel;

import dev.steward.analysis.funnel.Funnel;
import dev.steward.analysis.funnel.FunnelResult;
import dev.steward.app.ask.AskKind;
import dev.steward.app.ask.AskModel;
import dev.steward.app.ask.Bits;
import dev.steward.app.ask.ChoicePart;
import dev.steward.app.ask.DurationPart;
import dev.steward.app.ask.ScopePart;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ui.Meaning;
import dev.steward.app.ui.Texts;
import dev.steward.model.Granularity;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a funnel is built of, in the order in which people think of it. */
final class FunnelBuilder implements AskKind.Builder<Funnel> {
    private final AskModel<Funnel, FunnelResult> model;
    private final StepsPart steps;
    private final DurationPart window;
    private final ChoicePart<Funnel.Order> order;
    private final ChoicePart<Funnel.Ties> ties;
    private final ChoicePart<Funnel.StrictRepeats> repeats;
    private final HBox repeatsLine;
    private final ChoicePart<Funnel.Count> count;
    private final HBox countLine;
    private final ExclusionsPart exclusions;
    private final BreakdownPart breakdown;
    private final ScopePart scope;
    private final ViewsPart views;
    private final VBox node;
    private Optional<Funnel.Breakdown> remembered = Optional.empty();
    private Funnel.Count counted = Funnel.Count.PEOPLE;

    FunnelBuilder(AskModel<Funnel, FunnelResult> model, Vocabulary vocabulary) {
        this.model = model;
        Texts texts = Texts.of(FunnelBuilder.class);
        steps = new StepsPart(texts, vocabulary, this::edit);
        window = new DurationPart(texts.get("window"), chosen -> edit("window", funnel -> funnel.withWindow(chosen)));
        window.node().setId("funnel-window");
        order = new ChoicePart<>(
                texts.get("order"),
                List.of(Funnel.Order.values()),
                each -> texts.get("order." + each),
                chosen -> edit("", funnel -> FunnelEdits.withOrder(funnel, chosen)));
        ties = new ChoicePart<>(
                texts.get("ties"),
                List.of(Funnel.Ties.values()),
                each -> texts.get("ties." + each),
                chosen -> edit("", funnel -> funnel.withTies(chosen)));
        repeats = new ChoicePart<>(
                texts.get("repeats"),
                List.of(Funnel.StrictRepeats.values()),
                each -> texts.get("repeats." + each),
                chosen -> edit("", funnel -> funnel.withStrictRepeats(chosen)));
        count = new ChoicePart<>(
                texts.get("count"),
                List.of(Funnel.Count.values()),
                each -> texts.get("count." + each),
                chosen -> edit("", funnel -> funnel.withCount(chosen)));
        countLine = line(texts, "count", count.node());
        repeatsLine = line(texts, "repeats", repeats.node());
        exclusions = new ExclusionsPart(texts, vocabulary, chosen -> edit("", funnel -> funnel.withExclusions(chosen)));
        breakdown = new BreakdownPart(texts, vocabulary, chosen -> edit("", funnel -> funnel.withBreakdown(chosen)));
        scope = new ScopePart(vocabulary, chosen -> edit("", funnel -> funnel.withScope(chosen)));
        views = new ViewsPart(texts, this::look);
        TitledPane more = new TitledPane(
                texts.get("more"),
                Bits.column(
                        8,
                        line(texts, "ties", ties.node()),
                        repeatsLine,
                        Meaning.give(exclusions.node(), texts, "exclusion")));
        Meaning.give(more, texts, "more");
        more.setExpanded(false);
        more.getStyleClass().addAll("dense", "ask-more-pane");
        node = Bits.column(
                16,
                Bits.column(8, Bits.heading(texts.get("steps")), Meaning.give(steps.node(), texts, "steps")),
                Bits.column(8, line(texts, "window", window.node()), line(texts, "order", order.node()), countLine),
                Meaning.give(breakdown.node(), texts, "breakdown"),
                scope.node(),
                more);
    }

    private static HBox line(Texts texts, String key, Node control) {
        return Meaning.give(Bits.line(texts.get(key), control), texts, key);
    }

    private void edit(String topic, UnaryOperator<Funnel> edit) {
        model.question().get().ifPresent(now -> model.edit(edit.apply(now), topic));
    }

    /** What is counted and the breakdown, which the other views go without, are there again when somebody comes back. */
    private void look(Funnel.View view) {
        edit("", funnel -> {
            if (funnel.view() instanceof Funnel.View.Steps) {
                remembered = funnel.breakdown();
                counted = funnel.count();
            }
            Funnel seen = FunnelEdits.withView(funnel, view);
            if (view instanceof Funnel.View.Steps) {
                seen = seen.withCount(counted);
            }
            int steps = seen.steps().size();
            boolean fits = remembered.filter(by -> by.step().orElse(1) <= steps).isPresent();
            return view instanceof Funnel.View.Steps && fits && seen.breakdown().isEmpty()
                    ? seen.withBreakdown(remembered)
                    : seen;
        });
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
    public void show(Funnel funnel) {
        steps.show(funnel);
        window.show(funnel.window());
        order.show(funnel.order());
        count.show(funnel.count());
        Bits.visible(countLine, funnel.view() instanceof Funnel.View.Steps);
        ties.show(funnel.ties());
        repeats.show(funnel.strictRepeats());
        Bits.visible(repeatsLine, funnel.order() == Funnel.Order.STRICT);
        exclusions.show(funnel);
        breakdown.show(funnel);
        scope.show(funnel.scope());
        scope.weeks(funnel.view() instanceof Funnel.View.Trend trend && trend.granularity() == Granularity.WEEK);
        views.show(funnel);
    }
}
