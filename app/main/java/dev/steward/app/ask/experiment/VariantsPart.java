package dev.steward.app.ask.experiment;

import dev.steward.analysis.experiment.Experiment;
import dev.steward.analysis.experiment.Experiment.Portion;
import dev.steward.app.ask.Bits;
import dev.steward.app.ask.NumberPart;
import dev.steward.app.ask.Options;
import dev.steward.app.ask.Part;
import dev.steward.app.ask.Picker;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ui.Meaning;
import dev.steward.app.ui.Texts;
import dev.steward.catalog.PropertyFacts.TopValue;
import dev.steward.model.Membership;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.scene.layout.VBox;

/** Which property holds the variants, what they are compared with, and how people should be split among them. */
final class VariantsPart implements Part<Experiment> {
    private static final int MOST_SHARES = 8;
    private static final int MOST_PARTS = 1_000_000;

    /** Hears how the experiment is to be changed; edits of one topic are undone together. */
    @FunctionalInterface
    interface Edited {
        void edit(String topic, UnaryOperator<Experiment> edit);
    }

    private final Texts texts;
    private final Vocabulary vocabulary;
    private final Edited edited;
    private final Picker<String> property;
    private final Picker<Optional<String>> control;
    private final VBox shares = Bits.column(4);
    private final List<NumberPart> fields = new ArrayList<>();
    private final VBox split;
    private final VBox node;
    private List<String> offered = List.of();
    private String shown = "";

    VariantsPart(Texts texts, Vocabulary vocabulary, Edited edited) {
        this.texts = texts;
        this.vocabulary = vocabulary;
        this.edited = edited;
        property = new Picker<String>(
                        texts.get("variants.property"),
                        () -> Options.groups(vocabulary),
                        name -> edited.edit("", now -> ExperimentEdits.withProperty(now, name)))
                .orTyped(Options::typedName);
        control = new Picker<Optional<String>>(
                        texts.get("variants.control"),
                        this::controls,
                        chosen -> edited.edit("", now -> ExperimentEdits.withControl(now, chosen)))
                .orTyped(text -> Optional.of(new Picker.Option<>(Optional.of(text), text, "")));
        node = Bits.column(
                8,
                Bits.heading(texts.get("variants")),
                Meaning.give(Bits.wide(property.node()), texts, "variants"),
                Meaning.give(
                        Bits.line(texts.get("variants.control"), Bits.wide(control.node())), texts, "variants.control"),
                Bits.small(texts.get("variants.note")));
        split = Meaning.give(
                Bits.column(8, Bits.heading(texts.get("split")), shares, Bits.small(texts.get("split.note"))),
                texts,
                "split");
    }

    @Override
    public VBox node() {
        return node;
    }

    /** How people should be split: among the finer points. */
    VBox split() {
        return split;
    }

    @Override
    public void show(Experiment experiment) {
        shown = experiment.variants().property();
        property.show(shown);
        control.show(experiment.variants().control().orElse(texts.get("variants.control.auto")));
        showShares(experiment);
    }

    private void showShares(Experiment experiment) {
        List<Portion> expected = experiment.variants().expected();
        List<String> names = Stream.concat(expected.stream().map(Portion::variant), values().stream())
                .distinct()
                .limit(Math.max(expected.size(), MOST_SHARES))
                .sorted()
                .toList();
        if (!names.equals(offered)) {
            offered = names;
            fields.clear();
            shares.getChildren().clear();
            for (String name : names) {
                NumberPart field = new NumberPart(
                                texts.get("split.share", name),
                                1,
                                MOST_PARTS,
                                true,
                                share -> edited.edit(
                                        "split " + name, now -> ExperimentEdits.withShare(now, offered, name, share)))
                        .prompt(texts.get("split.auto"));
                fields.add(field);
                shares.getChildren().add(Bits.line(name, field.node()));
            }
        }
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            fields.get(i)
                    .show(expected.stream()
                            .filter(each -> each.variant().equals(name))
                            .mapToInt(each -> (int) Math.max(1, Math.round(each.share() * scale(expected))))
                            .findFirst());
        }
        Bits.visible(split, !names.isEmpty());
    }

    /** Shares below 1, as a document may have them, are shown in percent. */
    private static double scale(List<Portion> expected) {
        return expected.stream().allMatch(each -> each.share() <= 1 && each.share() != Math.rint(each.share()))
                ? 100
                : 1;
    }

    /** What the data has of the property, the most frequent first. */
    private List<String> values() {
        Optional<String> segment = Membership.segment(shown);
        if (segment.isPresent()) {
            return List.of(Membership.text(segment.get(), true), Membership.text(segment.get(), false));
        }
        return vocabulary.property(shown).stream()
                .flatMap(facts -> facts.top().stream())
                .map(TopValue::text)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private List<Picker.Option<Optional<String>>> controls() {
        List<Picker.Option<Optional<String>>> options = new ArrayList<>();
        options.add(new Picker.Option<>(Optional.empty(), texts.get("variants.control.auto"), ""));
        values().forEach(value -> options.add(new Picker.Option<>(Optional.of(value), value, "")));
        return options;
    }
}
