package dev.steward.app.ask.paths;

import dev.steward.analysis.paths.Paths;
import dev.steward.analysis.paths.PathsResult;
import dev.steward.app.ask.AskKind;
import dev.steward.app.ask.AskModel;
import dev.steward.app.ask.Bits;
import dev.steward.app.ask.DurationPart;
import dev.steward.app.ask.NamesPart;
import dev.steward.app.ask.NumberPart;
import dev.steward.app.ask.Options;
import dev.steward.app.ask.Picker;
import dev.steward.app.ask.ScopePart;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ui.Texts;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a paths question is built of: which part of a session is looked at, and what its nodes are. */
final class PathsBuilder implements AskKind.Builder<Paths> {
    private final AskModel<Paths, PathsResult> model;
    private final Vocabulary vocabulary;
    private final Texts texts = Texts.of(PathsBuilder.class);
    private final Picker<Optional<String>> start;
    private final Picker<Optional<String>> end;
    private final NumberPart steps;
    private final DurationPart gap;
    private final CheckBox dropoff;
    private final NamesPart events;
    private final PropertiesPart properties;
    private final NamesPart groupings;
    private final NamesPart excluded;
    private final CheckBox repeats;
    private final NumberPart most;
    private final NumberPart minimum;
    private final NumberPart only;
    private final ScopePart scope;
    private final HBox views;
    private final VBox node;

    PathsBuilder(AskModel<Paths, PathsResult> model, Vocabulary vocabulary) {
        this.model = model;
        this.vocabulary = vocabulary;
        start = end("start", chosen -> edit("", now -> PathsEdits.startingAt(now, chosen)));
        end = end("end", chosen -> edit("", now -> PathsEdits.endingAt(now, chosen)));
        steps = new NumberPart(
                texts.get("steps"),
                1,
                Paths.MOST_STEPS,
                false,
                n -> edit("steps", now -> PathsEdits.withSteps(now, n.orElse(Paths.DEFAULT_STEPS))));
        gap = new DurationPart(texts.get("gap"), chosen -> edit("gap", now -> now.withGap(chosen)));
        dropoff = box("dropoff", PathsEdits::withDropoff);
        events = new NamesPart(
                texts.get("events.add"),
                name -> texts.get("events.remove", name),
                () -> Options.events(vocabulary, ""),
                chosen -> edit("", now -> PathsEdits.withEvents(now, chosen)));
        properties = new PropertiesPart(
                texts, vocabulary, chosen -> edit("", now -> PathsEdits.withProperties(now, chosen)));
        groupings = new NamesPart(
                texts.get("groupings.add"),
                name -> texts.get("groupings.remove", name),
                List::of,
                chosen -> edit("", now -> PathsEdits.withGroupings(now, chosen)));
        groupings.prompt(texts.get("groupings.pattern"));
        excluded = new NamesPart(
                texts.get("excluded.add"),
                name -> texts.get("excluded.remove", shown(name)),
                this::nodes,
                chosen -> edit("", now -> PathsEdits.without(now, chosen)));
        excluded.label(this::shown);
        repeats = box("repeats", PathsEdits::withRepeatsAsOne);
        most = number("most", 1_000_000, true, PathsEdits::withMost).prompt(texts.get("most.auto"));
        minimum = number("minimum", 1_000_000, false, (now, n) -> PathsEdits.withMinimum(now, n.orElse(1)));
        only = number("only", Paths.MOST_STEPS, true, PathsEdits::withOnly).prompt(texts.get("only.all"));
        scope = new ScopePart(vocabulary, chosen -> edit("", now -> now.withScope(chosen)));
        Label hint = Bits.small(texts.get("views"));
        hint.setMinWidth(0);
        views = Bits.row(Bits.wide(hint));
        views.setMinWidth(0);
        node = layout();
    }

    private Picker<Optional<String>> end(String key, Consumer<Optional<String>> chosen) {
        return new Picker<Optional<String>>(
                        texts.get(key), () -> NodeOptions.orAny(texts.get(key + ".any"), nodes()), chosen)
                .orTyped(text -> Optional.of(new Picker.Option<>(Optional.of(text), text, texts.get("node.typed"))));
    }

    private CheckBox box(String key, PathsEdits.Toggle toggle) {
        CheckBox box = new CheckBox(texts.get(key));
        box.setWrapText(true);
        box.setOnAction(_ -> edit("", now -> toggle.set(now, box.isSelected())));
        return box;
    }

    private NumberPart number(String key, int greatest, boolean blank, PathsEdits.Number edited) {
        return new NumberPart(texts.get(key), 1, greatest, blank, n -> edit(key, now -> edited.set(now, n)));
    }

    private VBox layout() {
        TitledPane more = new TitledPane(
                texts.get("more"),
                Bits.column(
                        16,
                        Bits.column(
                                8,
                                Bits.heading(texts.get("groupings")),
                                Bits.small(texts.get("groupings.hint")),
                                groupings.node()),
                        Bits.column(8, Bits.heading(texts.get("excluded")), excluded.node()),
                        Bits.column(
                                8,
                                repeats,
                                Bits.line(texts.get("most"), most.node()),
                                Bits.row(
                                        Bits.line(texts.get("minimum"), minimum.node()),
                                        Bits.small(texts.get("minimum.unit"))),
                                Bits.line(texts.get("only"), only.node()))));
        more.setExpanded(false);
        more.getStyleClass().addAll("dense", "ask-more-pane");
        return Bits.column(
                16,
                Bits.column(
                        8,
                        Bits.heading(texts.get("cut")),
                        Bits.line(texts.get("start"), Bits.wide(start.node())),
                        Bits.line(texts.get("end"), Bits.wide(end.node())),
                        Bits.line(texts.get("steps"), steps.node()),
                        Bits.line(texts.get("gap"), gap.node()),
                        dropoff),
                Bits.column(8, Bits.heading(texts.get("events")), events.node()),
                Bits.column(
                        8,
                        Bits.heading(texts.get("property")),
                        Bits.small(texts.get("property.hint")),
                        properties.node()),
                scope.node(),
                more);
    }

    private List<Picker.Option<String>> nodes() {
        return model.question()
                .get()
                .map(now -> NodeOptions.of(now.nodes(), vocabulary, this::shown))
                .orElse(List.of());
    }

    private String shown(String node) {
        return node.isEmpty() ? texts.get("none") : node;
    }

    private void edit(String topic, UnaryOperator<Paths> edit) {
        model.question().get().ifPresent(now -> model.edit(edit.apply(now), topic));
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
    public void show(Paths question) {
        start.show(question.cut().startAt().map(this::shown).orElse(texts.get("start.any")));
        end.show(question.cut().endAt().map(this::shown).orElse(texts.get("end.any")));
        steps.show(OptionalInt.of(question.cut().maxSteps()));
        gap.show(question.sessionGap());
        dropoff.setSelected(question.shown().dropoff());
        events.show(question.nodes().events());
        properties.show(question.nodes().property());
        groupings.show(question.nodes().groupings());
        excluded.show(question.nodes().excluded());
        repeats.setSelected(question.nodes().collapseRepeats());
        most.show(question.shown().maxNodesPerStep());
        minimum.show(OptionalInt.of(question.shown().minimumCount()));
        only.show(question.shown().onlyStep());
        scope.show(question.scope());
        scope.weeks(false);
    }
}
