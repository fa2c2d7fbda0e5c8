package dev.steward.app.ask.trends;

import dev.steward.analysis.trends.Trends;
import dev.steward.analysis.trends.Trends.Compare;
import dev.steward.analysis.trends.Trends.View;
import dev.steward.app.ask.Bits;
import dev.steward.app.ask.ChoicePart;
import dev.steward.app.ask.NumberPart;
import dev.steward.app.ask.Part;
import dev.steward.app.ask.Tabs;
import dev.steward.app.ui.Meaning;
import dev.steward.app.ui.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.geometry.VPos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/** What is made of the numbers: a trend, what is out of the ordinary in it, how it may go on; and the options of each. */
final class ViewsPart implements Part<Trends> {
    private enum Kind {
        TREND,
        ANOMALIES,
        FORECAST
    }

    private final Consumer<View> edited;
    private final Tabs<Kind> tabs;
    private final ChoicePart<Optional<Compare>> compare;
    private final CheckBox cumulative;
    private final NumberPart average;
    private final HBox averageLine;
    private final NumberPart horizon;
    private final HBox horizonLine;
    private final FlowPane node;
    private View.Course course = View.Course.PLAIN;

    ViewsPart(Texts texts, Consumer<View> edited) {
        this.edited = edited;
        tabs = new Tabs<>(texts.get("view"), List.of(Kind.values()), kind -> texts.get("view." + kind), this::choose);
        compare = new ChoicePart<>(
                texts.get("compare"),
                Stream.concat(
                                Stream.of(Optional.<Compare>empty()),
                                Arrays.stream(Compare.values()).map(Optional::of))
                        .toList(),
                each -> texts.get(each.map(how -> "compare." + how).orElse("compare.none")),
                chosen -> edited.accept(new View.Course(chosen, course.cumulative(), course.movingAverage())));
        cumulative = new CheckBox(texts.get("cumulative"));
        cumulative.setOnAction(
                _ -> edited.accept(new View.Course(course.compare(), cumulative.isSelected(), course.movingAverage())));
        average = new NumberPart(
                        texts.get("average"),
                        2,
                        1_000,
                        true,
                        periods -> edited.accept(new View.Course(course.compare(), course.cumulative(), periods)))
                .prompt(texts.get("average.none"));
        average.node().setPrefColumnCount(4);
        averageLine = Bits.row(small(texts.get("average")), average.node());
        horizon = new NumberPart(
                        texts.get("horizon"), 1, 1_000, true, periods -> edited.accept(new View.Forecast(periods)))
                .prompt(texts.get("horizon.auto"));
        horizon.node().setPrefColumnCount(4);
        horizonLine = Bits.row(small(texts.get("horizon")), horizon.node());
        node = new FlowPane(16, 8, tabs.node(), compare.node(), averageLine, cumulative, horizonLine);
        node.setRowValignment(VPos.CENTER);
        node.setMinWidth(0);
        Meaning.give(tabs.node(), texts, "view");
        Meaning.give(compare.node(), texts, "compare");
        Meaning.give(cumulative, texts, "cumulative");
        Meaning.give(averageLine, texts, "average");
        Meaning.give(horizonLine, texts, "horizon");
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

    /** The options of the trend are there again when somebody comes back to it. */
    private void choose(Kind kind) {
        edited.accept(
                switch (kind) {
                    case TREND -> course;
                    case ANOMALIES -> new View.Anomalies();
                    case FORECAST -> new View.Forecast(OptionalInt.empty());
                });
    }

    @Override
    public void show(Trends trends) {
        boolean plain = trends.view() instanceof View.Course;
        tabs.show(
                switch (trends.view()) {
                    case View.Course _ -> Kind.TREND;
                    case View.Anomalies _ -> Kind.ANOMALIES;
                    case View.Forecast _ -> Kind.FORECAST;
                });
        Bits.visible(compare.node(), plain);
        Bits.visible(averageLine, plain);
        Bits.visible(cumulative, plain);
        Bits.visible(horizonLine, trends.view() instanceof View.Forecast);
        switch (trends.view()) {
            case View.Course shown -> {
                course = shown;
                compare.show(shown.compare());
                cumulative.setSelected(shown.cumulative());
                cumulative.setDisable(!trends.series().stream()
                        .allMatch(series -> series.measure().cumulates()));
                average.show(shown.movingAverage());
            }
            case View.Forecast forecast -> horizon.show(forecast.horizon());
            case View.Anomalies _ -> {}
        }
    }
}
