package dev.steward.app.ask;

import dev.steward.app.ui.Texts;
import dev.steward.catalog.PropertyFacts;
import dev.steward.model.BadDefinition;
import dev.steward.model.Condition;
import dev.steward.model.Op;
import dev.steward.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** One condition on a property: the property, how it is compared, and with what. */
final class ConditionRow implements Part<Condition.Property> {
    private final Texts texts;
    private final Vocabulary vocabulary;
    private final Consumer<Condition.Property> edited;
    private final Picker<String> property;
    private final ChoicePart<Op> op;
    private final HBox values = Bits.row();
    private final List<Picker<Value>> pickers = new ArrayList<>();
    private final VBox node;
    private boolean several;
    private Condition.Property shown = new Condition.Property("?", Op.IS_SET, List.of());

    ConditionRow(Texts texts, Vocabulary vocabulary, Consumer<Condition.Property> edited, Runnable removed) {
        this.texts = texts;
        this.vocabulary = vocabulary;
        this.edited = edited;
        property = new Picker<>(
                        texts.get("condition.property"),
                        () -> Options.properties(vocabulary),
                        name -> edited.accept(first(name)))
                .orTyped(Options::typedName);
        op = new ChoicePart<>(
                texts.get("condition.op"), List.of(Op.values()), each -> texts.get("op." + each), this::compareBy);
        Node remove = Bits.icon(texts.get("condition.remove"), "mdi2c-close", removed);
        op.node().setMinWidth(104);
        values.getStyleClass().add("ask-values");
        node = Bits.column(4, Bits.row(Bits.wide(property.node()), op.node(), remove), values);
        node.getStyleClass().add("ask-condition");
    }

    @Override
    public VBox node() {
        return node;
    }

    @Override
    public void show(Condition.Property condition) {
        shown = condition;
        property.show(condition.property());
        op.show(condition.op());
        if (pickers.size() != condition.values().size()
                || several != condition.op().arity() < 0) {
            rebuild(condition);
        }
        for (int i = 0; i < pickers.size(); i++) {
            pickers.get(i).show(ValueText.show(condition.values().get(i)));
        }
        Bits.visible(values, condition.op().arity() != 0);
    }

    private void rebuild(Condition.Property condition) {
        several = condition.op().arity() < 0;
        pickers.clear();
        values.getChildren().clear();
        for (int i = 0; i < condition.values().size(); i++) {
            int index = i;
            Picker<Value> picker = picker(texts.get("condition.value"), value -> replace(index, value));
            pickers.add(picker);
            values.getChildren().add(Bits.wide(picker.node()));
        }
        if (several) {
            String name = texts.get("condition.value.add");
            Picker<Value> another = picker(name, value -> replace(shown.values().size(), value));
            values.getChildren().add(Bits.icon(name, "mdi2p-plus", () -> another.open(values)));
        }
    }

    private Picker<Value> picker(String name, Consumer<Value> picked) {
        return new Picker<Value>(name, () -> Options.values(vocabulary, shown.property()), picked).orTyped(this::typed);
    }

    /** A condition on that property that already means something: its most frequent value, or that it is there. */
    Condition.Property first(String name) {
        return first(vocabulary, name);
    }

    static Condition.Property first(Vocabulary vocabulary, String name) {
        return vocabulary
                .property(name)
                .flatMap(facts -> facts.top().stream().findFirst().flatMap(top -> value(top.text(), facts)))
                .map(value -> new Condition.Property(name, Op.EQUALS, List.of(value)))
                .orElseGet(() -> new Condition.Property(name, Op.IS_SET, List.of()));
    }

    private static Optional<Value> value(String text, PropertyFacts facts) {
        return ValueText.read(text, facts.types());
    }

    private void compareBy(Op chosen) {
        List<Value> kept = new ArrayList<>(shown.values());
        while (chosen.arity() >= 0 && kept.size() > chosen.arity()) {
            kept.removeLast();
        }
        Value filler = first(shown.property()).values().stream().findFirst().orElseGet(() -> Value.of("?"));
        while (kept.size() < Math.max(chosen.arity(), chosen.arity() < 0 ? 1 : 0)) {
            kept.add(kept.isEmpty() ? filler : kept.getLast());
        }
        edit(chosen, kept);
    }

    private void replace(int index, Value value) {
        List<Value> changed = new ArrayList<>(shown.values());
        if (index < changed.size()) {
            changed.set(index, value);
        } else if (!changed.contains(value)) {
            changed.add(value);
        }
        edit(shown.op(), changed);
    }

    private Optional<Picker.Option<Value>> typed(String text) {
        List<String> types =
                vocabulary.property(shown.property()).map(PropertyFacts::types).orElse(List.of());
        return ValueText.read(text, types)
                .map(value -> new Picker.Option<>(value, ValueText.show(value), texts.get("picker.typed")));
    }

    private void edit(Op chosen, List<Value> chosenValues) {
        try {
            edited.accept(new Condition.Property(shown.property(), chosen, chosenValues));
        } catch (BadDefinition _) {
            // A lower bound above the upper one, half-way through choosing both: the row goes back to what was valid.
            show(shown);
        }
    }
}
