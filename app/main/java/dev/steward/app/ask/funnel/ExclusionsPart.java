package dev.steward.app.ask.funnel;

import dev.steward.analysis.funnel.Funnel;
import dev.steward.app.ask.Bits;
import dev.steward.app.ask.ChoicePart;
import dev.steward.app.ask.MatcherPart;
import dev.steward.app.ask.Options;
import dev.steward.app.ask.Part;
import dev.steward.app.ask.Picker;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ui.Texts;
import dev.steward.model.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Events that must not happen between two steps. */
final class ExclusionsPart implements Part<Funnel> {
    private final Texts texts;
    private final Vocabulary vocabulary;
    private final Consumer<List<Funnel.Exclusion>> edited;
    private final VBox rows = Bits.column(8);
    private final List<Row> shownRows = new ArrayList<>();
    private final Button add;
    private final VBox node;
    private List<Funnel.Exclusion> shown = List.of();
    private int steps = 1;

    ExclusionsPart(Texts texts, Vocabulary vocabulary, Consumer<List<Funnel.Exclusion>> edited) {
        this.texts = texts;
        this.vocabulary = vocabulary;
        this.edited = edited;
        Picker<String> picker = new Picker<String>(
                        texts.get("exclusion.event"), () -> Options.events(vocabulary, ""), this::append)
                .orTyped(Options::typedName);
        add = Bits.quiet(texts.get("exclusion.add"), "mdi2p-plus", () -> {});
        add.setOnAction(_ -> picker.open(add));
        node = Bits.column(8, Bits.heading(texts.get("exclusion")), rows, add);
    }

    @Override
    public VBox node() {
        return node;
    }

    @Override
    public void show(Funnel funnel) {
        shown = funnel.exclusions();
        steps = funnel.steps().size();
        add.setDisable(steps < 2);
        while (shownRows.size() > shown.size()) {
            shownRows.removeLast();
            rows.getChildren().removeLast();
        }
        while (shownRows.size() < shown.size()) {
            Row row = new Row(shownRows.size());
            shownRows.add(row);
            rows.getChildren().add(row.node);
        }
        for (int i = 0; i < shown.size(); i++) {
            shownRows.get(i).show(shown.get(i), funnel.order() == Funnel.Order.UNORDERED);
        }
        Bits.visible(rows, !shown.isEmpty());
    }

    private void append(String event) {
        List<Funnel.Exclusion> changed = new ArrayList<>(shown);
        changed.add(new Funnel.Exclusion(Matcher.event(event), 1, steps));
        edited.accept(List.copyOf(changed));
    }

    private void replace(int index, Funnel.Exclusion exclusion) {
        List<Funnel.Exclusion> changed = new ArrayList<>(shown);
        changed.set(index, exclusion);
        edited.accept(List.copyOf(changed));
    }

    private void remove(int index) {
        List<Funnel.Exclusion> changed = new ArrayList<>(shown);
        changed.remove(index);
        edited.accept(List.copyOf(changed));
    }

    /** One exclusion: the events, and the steps between which they void an attempt. */
    private final class Row {
        private final MatcherPart matcher;
        private final ChoicePart<Integer> after;
        private final ChoicePart<Integer> before;
        private final VBox node;

        Row(int index) {
            matcher = new MatcherPart(
                    texts.get("exclusion.event"),
                    vocabulary,
                    changed -> replace(
                            index,
                            new Funnel.Exclusion(
                                    changed,
                                    shown.get(index).afterStep(),
                                    shown.get(index).beforeStep())));
            after = new ChoicePart<>(
                    texts.get("exclusion.after"),
                    List.of(1),
                    Object::toString,
                    step -> replace(
                            index,
                            new Funnel.Exclusion(
                                    shown.get(index).matcher(),
                                    step,
                                    Math.max(step + 1, shown.get(index).beforeStep()))));
            before = new ChoicePart<>(
                    texts.get("exclusion.before"),
                    List.of(2),
                    Object::toString,
                    step -> replace(
                            index,
                            new Funnel.Exclusion(
                                    shown.get(index).matcher(),
                                    Math.min(step - 1, shown.get(index).afterStep()),
                                    step)));
            Label between = Bits.small(texts.get("exclusion.between"));
            Label and = Bits.small(texts.get("exclusion.and"));
            between.setMinWidth(Label.USE_PREF_SIZE);
            HBox line = Bits.row(
                    between,
                    after.node(),
                    and,
                    before.node(),
                    Bits.icon(texts.get("exclusion.remove"), "mdi2c-close", () -> remove(index)));
            node = Bits.column(4, matcher.node(), line);
            node.getStyleClass().add("ask-condition");
        }

        void show(Funnel.Exclusion exclusion, boolean whole) {
            matcher.show(exclusion.matcher());
            after.offer(IntStream.range(1, steps).boxed().toList());
            before.offer(IntStream.rangeClosed(2, steps).boxed().toList());
            after.show(exclusion.afterStep());
            before.show(exclusion.beforeStep());
            after.node().setDisable(whole);
            before.node().setDisable(whole);
        }
    }
}
