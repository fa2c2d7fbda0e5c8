package dev.steward.app.ask;

import dev.steward.app.ui.Texts;
import dev.steward.model.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/** Conditions that must all hold: on properties and, where wanted, on segments people are in. */
public final class ConditionsPart implements Part<List<Condition>> {
    /** What is offered first: a property, or membership of a segment. */
    private sealed interface Choice {
        record OfProperty(String name) implements Choice {}

        record OfSegment(String name) implements Choice {}
    }

    private final Texts texts;
    private final Vocabulary vocabulary;
    private final Consumer<List<Condition>> edited;
    private final Button add;
    private final Picker<Choice> picker;
    private final List<Consumer<Condition>> parts = new ArrayList<>();
    private final VBox rows = Bits.column(8);
    private final VBox node;
    private List<Condition> shown = List.of();

    public ConditionsPart(
            String addText, boolean withSegments, Vocabulary vocabulary, Consumer<List<Condition>> edited) {
        this.texts = Texts.of(ConditionsPart.class);
        this.vocabulary = vocabulary;
        this.edited = edited;
        picker = new Picker<Choice>(texts.get("condition.property"), () -> choices(withSegments), this::append)
                .orTyped(text -> Options.typedName(text)
                        .map(option -> new Picker.Option<>(new Choice.OfProperty(text), text, "")));
        add = Bits.quiet(addText, "mdi2p-plus", () -> {});
        add.setOnAction(_ -> picker.open(add));
        node = Bits.column(8, rows, add);
    }

    @Override
    public VBox node() {
        return node;
    }

    /** Leaves the adding to somebody else, such as a step's menu. */
    public ConditionsPart withoutButton() {
        Bits.visible(add, false);
        return this;
    }

    /** Opens the list of what a new condition can be about. */
    public void openAdd(Node anchor) {
        picker.open(anchor);
    }

    @Override
    public void show(List<Condition> conditions) {
        boolean sameShape =
                conditions.size() == shown.size() && rows.getChildren().size() == shown.size();
        for (int i = 0; sameShape && i < conditions.size(); i++) {
            sameShape = conditions.get(i).getClass() == shown.get(i).getClass();
        }
        shown = conditions;
        if (!sameShape) {
            rows.getChildren().clear();
            parts.clear();
            for (int i = 0; i < conditions.size(); i++) {
                add(i, conditions.get(i));
            }
        }
        for (int i = 0; i < conditions.size(); i++) {
            parts.get(i).accept(conditions.get(i));
        }
        Bits.visible(rows, !conditions.isEmpty());
        Bits.visible(node, add.isManaged() || rows.isManaged());
    }

    private void add(int index, Condition condition) {
        switch (condition) {
            case Condition.Property _ -> {
                ConditionRow row =
                        new ConditionRow(texts, vocabulary, changed -> replace(index, changed), () -> remove(index));
                rows.getChildren().add(row.node());
                parts.add(now -> {
                    if (now instanceof Condition.Property property) {
                        row.show(property);
                    }
                });
            }
            case Condition.InSegment _ -> {
                SegmentRow row =
                        new SegmentRow(texts, vocabulary, changed -> replace(index, changed), () -> remove(index));
                rows.getChildren().add(row.node());
                parts.add(now -> {
                    if (now instanceof Condition.InSegment segment) {
                        row.show(segment);
                    }
                });
            }
        }
    }

    private List<Picker.Option<Choice>> choices(boolean withSegments) {
        List<Picker.Option<Choice>> choices = new ArrayList<>();
        if (withSegments) {
            for (String name : vocabulary.segments().get()) {
                choices.add(new Picker.Option<>(
                        new Choice.OfSegment(name), texts.get("segment.in", name), texts.get("segment")));
            }
        }
        for (Picker.Option<String> property : Options.properties(vocabulary)) {
            choices.add(
                    new Picker.Option<>(new Choice.OfProperty(property.value()), property.label(), property.detail()));
        }
        return choices;
    }

    private void append(Choice choice) {
        List<Condition> changed = new ArrayList<>(shown);
        changed.add(
                switch (choice) {
                    case Choice.OfProperty(String name) -> ConditionRow.first(vocabulary, name);
                    case Choice.OfSegment(String name) -> new Condition.InSegment(name, true);
                });
        edited.accept(List.copyOf(changed));
    }

    private void replace(int index, Condition condition) {
        List<Condition> changed = new ArrayList<>(shown);
        changed.set(index, condition);
        edited.accept(List.copyOf(changed));
    }

    private void remove(int index) {
        List<Condition> changed = new ArrayList<>(shown);
        changed.remove(index);
        edited.accept(List.copyOf(changed));
    }
}
