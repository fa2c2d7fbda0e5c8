package dev.steward.app.ask.funnel;

import dev.steward.analysis.funnel.Funnel;
import dev.steward.analysis.funnel.Funnel.View;
import dev.steward.app.ask.Bits;
import dev.steward.app.ask.ChoicePart;
import dev.steward.app.ask.NumberPart;
import dev.steward.app.ask.Part;
import dev.steward.app.ask.Tabs;
import dev.steward.app.ui.Meaning;
import dev.steward.app.ui.Texts;
import dev.steward.model.Granularity;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/** What is shown of the funnel: its steps, a trend, the time people take, what goes with converting; and its options. */
final class ViewsPart implements Part<Funnel> {
    private enum Kind {
        STEPS,
        TREND,
        TIME,
        CORRELATION
    }

    private final Consumer<View> edited;
    private final Tabs<Kind> tabs;
    private final ChoicePart<Granularity> granularity;
    private final ChoicePart<Integer> from;
    private final ChoicePart<Integer> to;
    private final NumberPart bins;
    private final HBox span;
    private final HBox binsLine;
    private final FlowPane node;
    private View shown = new View.Steps();
    private int steps = 1;

    ViewsPart(Texts texts, Consumer<View> edited) {
        this.edited = edited;
        tabs = new Tabs<>(texts.get("view"), List.of(Kind.values()), kind -> texts.get("view." + kind), this::choose);
        granularity = new ChoicePart<>(
                texts.get("view.period"),
                List.of(Granularity.values()),
                each -> texts.get("period." + each),
                each -> edited.accept(new View.Trend(each, fromStep(), toStep())));
        from = new ChoicePart<>(
                texts.get("view.from"), List.of(1), Object::toString, step -> span(step, Math.max(step, toStep())));
        to = new ChoicePart<>(
                texts.get("view.to"), List.of(1), Object::toString, step -> span(Math.min(step, fromStep()), step));
        bins = new NumberPart(
                        texts.get("view.bins"),
                        1,
                        1_000,
                        true,
                        number -> edited.accept(new View.TimeToConvert(fromStep(), toStep(), number)))
                .prompt(texts.get("view.bins.auto"));
        span = Bits.row(small(texts.get("view.from")), from.node(), small(texts.get("view.to")), to.node());
        binsLine = Bits.row(small(texts.get("view.bins")), bins.node());
        bins.node().setPrefColumnCount(4);
        node = new FlowPane(16, 8, tabs.node(), granularity.node(), span, binsLine);
        node.setRowValignment(VPos.CENTER);
        node.setMinWidth(0);
        Meaning.give(node, texts, "view");
    }

    private static Label small(String text) {
        Label label = Bits.small(text);
        label.setMinWidth(Label.USE_PREF_SIZE);
        return label;
    }

    @Override
    public FlowPane node() {
        return node;
    }

    @Override
    public void show(Funnel funnel) {
        shown = funnel.view();
        steps = funnel.steps().size();
        List<Integer> all = IntStream.rangeClosed(1, steps).boxed().toList();
        from.offer(all);
        to.offer(all);
        from.show(fromStep());
        to.show(toStep());
        Kind kind = kind(shown);
        tabs.show(kind);
        Bits.visible(granularity.node(), kind == Kind.TREND);
        Bits.visible(span, (kind == Kind.TREND || kind == Kind.TIME) && steps > 1);
        Bits.visible(binsLine, kind == Kind.TIME);
        if (shown instanceof View.Trend trend) {
            granularity.show(trend.granularity());
        }
        bins.show(shown instanceof View.TimeToConvert time ? time.bins() : OptionalInt.empty());
    }

    private static Kind kind(View view) {
        return switch (view) {
            case View.Steps _ -> Kind.STEPS;
            case View.Trend _ -> Kind.TREND;
            case View.TimeToConvert _ -> Kind.TIME;
            case View.Correlation _ -> Kind.CORRELATION;
        };
    }

    private void choose(Kind kind) {
        edited.accept(
                switch (kind) {
                    case STEPS -> new View.Steps();
                    case TREND -> new View.Trend(Granularity.WEEK, fromStep(), toStep());
                    case TIME -> new View.TimeToConvert(fromStep(), toStep(), OptionalInt.empty());
                    case CORRELATION -> new View.Correlation();
                });
    }

    private int fromStep() {
        return switch (shown) {
            case View.Trend trend -> trend.fromStep();
            case View.TimeToConvert time -> time.fromStep();
            case View.Steps _, View.Correlation _ -> 1;
        };
    }

    private int toStep() {
        return switch (shown) {
            case View.Trend trend -> trend.toStep();
            case View.TimeToConvert time -> time.toStep();
            case View.Steps _, View.Correlation _ -> steps;
        };
    }

    private void span(int first, int last) {
        if (shown instanceof View.Trend trend) {
            edited.accept(new View.Trend(trend.granularity(), first, last));
        } else if (shown instanceof View.TimeToConvert time) {
            edited.accept(new View.TimeToConvert(first, last, time.bins()));
        }
    }
}
