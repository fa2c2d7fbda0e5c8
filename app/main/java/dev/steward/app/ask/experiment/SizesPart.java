package dev.steward.app.ask.experiment;

import dev.steward.analysis.experiment.Experiment;
import dev.steward.analysis.experiment.ExperimentResult;
import dev.steward.analysis.statistics.Power;
import dev.steward.app.ask.Bits;
import dev.steward.app.ask.ChoicePart;
import dev.steward.app.ask.DecimalPart;
import dev.steward.app.ask.Presenter;
import dev.steward.app.ask.Tabs;
import dev.steward.app.ui.Meaning;
import dev.steward.app.ui.Texts;
import dev.steward.chart.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/** Chooses between the result and the sample-size calculator, with what the latter has to know. */
final class SizesPart {
    private static final double ANY = 1e9;
    private static final double NEARLY_ALL = 99.999999;

    private final Texts texts;
    private final Consumer<Presenter<Experiment, ExperimentResult>> chosen;
    private final FlowPane node;
    private final List<HBox> inputs;
    private boolean sizes;
    private OptionalDouble rate = OptionalDouble.empty();
    private OptionalDouble difference = OptionalDouble.empty();
    private double power = Power.USUAL;

    SizesPart(Texts texts, Consumer<Presenter<Experiment, ExperimentResult>> chosen) {
        this.texts = texts;
        this.chosen = chosen;
        Tabs<Boolean> tabs = new Tabs<>(
                texts.get("view"),
                List.of(false, true),
                size -> texts.get(size ? "view.sizes" : "view.result"),
                size -> {
                    sizes = size;
                    present();
                });
        tabs.show(false);
        DecimalPart now = new DecimalPart(texts.get("sizes.rate"), NEARLY_ALL, given -> {
                    rate = given;
                    present();
                })
                .prompt(texts.get("sizes.auto"));
        now.node().setPrefColumnCount(3);
        DecimalPart least = new DecimalPart(texts.get("sizes.difference"), ANY, given -> {
                    difference = given;
                    present();
                })
                .prompt(texts.get("sizes.auto"));
        least.node().setPrefColumnCount(3);
        ChoicePart<Double> powers = new ChoicePart<>(
                texts.get("sizes.power"),
                List.of(Power.USUAL, 0.9, 0.95),
                new Numbers(Locale.getDefault())::level,
                given -> {
                    power = given;
                    present();
                });
        powers.show(Power.USUAL);
        inputs = List.of(
                Bits.row(small(texts.get("sizes.rate")), now.node()),
                Bits.row(small(texts.get("sizes.difference")), least.node()),
                Bits.row(small(texts.get("sizes.power")), powers.node()));
        node = new FlowPane(16, 8, tabs.node());
        node.getChildren().addAll(inputs);
        node.setRowValignment(VPos.CENTER);
        node.setMinWidth(0);
        Meaning.give(tabs.node(), texts, "view");
        inputs.forEach(input -> Meaning.give(input, texts, "view.sizes"));
        inputs.forEach(input -> Bits.visible(input, false));
    }

    FlowPane node() {
        return node;
    }

    private void present() {
        inputs.forEach(input -> Bits.visible(input, sizes));
        chosen.accept(sizes ? new SizesLook(rate, difference, power, texts) : Presenter.plain());
    }

    private static Label small(String text) {
        Label label = Bits.small(text);
        label.setMinWidth(Label.USE_PREF_SIZE);
        return label;
    }
}
