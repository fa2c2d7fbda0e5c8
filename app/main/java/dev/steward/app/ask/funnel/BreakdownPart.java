package dev.steward.app.ask.funnel;

import dev.steward.analysis.funnel.Funnel;
import dev.steward.analysis.funnel.Funnel.Attribution;
import dev.steward.app.ask.Bits;
import dev.steward.app.ask.ChoicePart;
import dev.steward.app.ask.Options;
import dev.steward.app.ask.Part;
import dev.steward.app.ask.Picker;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** By which properties the people of a funnel are told apart, and which event's value counts for them. */
final class BreakdownPart implements Part<Funnel> {
    private final Texts texts;
    private final Vocabulary vocabulary;
    private final Consumer<Optional<Funnel.Breakdown>> edited;
    private final VBox properties = Bits.column(4);
    private final ChoicePart<Attribution> attribution;
    private final ChoicePart<Integer> step;
    private final HBox attributionLine;
    private final HBox stepLine;
    private final VBox node;
    private Optional<Funnel.Breakdown> shown = Optional.empty();
    private int steps = 1;

    BreakdownPart(Texts texts, Vocabulary vocabulary, Consumer<Optional<Funnel.Breakdown>> edited) {
        this.texts = texts;
        this.vocabulary = vocabulary;
        this.edited = edited;
        attribution = new ChoicePart<>(
                texts.get("breakdown.attribution"),
                List.of(Attribution.values()),
                each -> texts.get("attribution." + each),
                this::attribute);
        step = new ChoicePart<>(
                texts.get("breakdown.step"),
                List.of(1),
                Object::toString,
                chosen -> edit(names(), Attribution.STEP, chosen));
        Picker<String> picker = picker(names().size());
        Button add = Bits.quiet(texts.get("breakdown.add"), "mdi2p-plus", () -> {});
        add.setOnAction(_ -> picker(names().size()).open(add));
        picker.show("");
        attributionLine = Bits.line(texts.get("breakdown.attribution"), attribution.node());
        stepLine = Bits.line(texts.get("breakdown.step"), step.node());
        node = Bits.column(8, Bits.heading(texts.get("breakdown")), properties, attributionLine, stepLine, add);
    }

    @Override
    public VBox node() {
        return node;
    }

    @Override
    public void show(Funnel funnel) {
        shown = funnel.breakdown();
        steps = funnel.steps().size();
        Bits.visible(node, funnel.view() instanceof Funnel.View.Steps);
        properties.getChildren().clear();
        for (int i = 0; i < names().size(); i++) {
            properties.getChildren().add(line(i));
        }
        Bits.visible(properties, shown.isPresent());
        Bits.visible(attributionLine, shown.isPresent());
        Attribution how = shown.map(Funnel.Breakdown::attribution).orElse(Attribution.FIRST_TOUCH);
        attribution.show(how);
        Bits.visible(stepLine, shown.isPresent() && how == Attribution.STEP);
        step.offer(IntStream.rangeClosed(1, steps).boxed().toList());
        step.show(shown.map(by -> by.step().orElse(1)).orElse(1));
    }

    private List<String> names() {
        return shown.map(Funnel.Breakdown::properties).orElse(List.of());
    }

    private HBox line(int index) {
        Picker<String> picker = picker(index);
        picker.show(names().get(index));
        return Bits.row(
                Bits.wide(picker.node()),
                Bits.icon(texts.get("breakdown.remove", names().get(index)), "mdi2c-close", () -> remove(index)));
    }

    private Picker<String> picker(int index) {
        return new Picker<String>(
                        texts.get("breakdown.property"), () -> Options.groups(vocabulary), name -> choose(index, name))
                .orTyped(Options::typedName);
    }

    private void choose(int index, String name) {
        List<String> chosen = new ArrayList<>(names());
        if (index < chosen.size()) {
            chosen.set(index, name);
        } else {
            chosen.add(name);
        }
        edit(chosen.stream().distinct().toList(), attribution.node().getValue(), stepNow());
    }

    private void remove(int index) {
        List<String> chosen = new ArrayList<>(names());
        chosen.remove(index);
        edit(chosen, attribution.node().getValue(), stepNow());
    }

    private void attribute(Attribution how) {
        edit(names(), how, stepNow());
    }

    private int stepNow() {
        return Math.clamp(shown.map(by -> by.step().orElse(1)).orElse(1), 1, steps);
    }

    private void edit(List<String> chosen, Attribution how, int stepChosen) {
        edited.accept(
                chosen.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Funnel.Breakdown(
                                chosen,
                                how,
                                how == Attribution.STEP ? OptionalInt.of(stepChosen) : OptionalInt.empty())));
    }
}
