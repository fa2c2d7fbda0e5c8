package dev.steward.app.ask.paths;

import dev.steward.app.ask.Bits;
import dev.steward.app.ask.Options;
import dev.steward.app.ask.Part;
import dev.steward.app.ask.Picker;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ui.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Which events are named by which of their properties: first an event is picked, then its property. */
final class PropertiesPart implements Part<Map<String, String>> {
    private final Texts texts;
    private final Vocabulary vocabulary;
    private final Consumer<Map<String, String>> edited;
    private final Picker<String> event;
    private final Button add;
    private final VBox rows = Bits.column(4);
    private final VBox node;
    private Map<String, String> shown = Map.of();

    PropertiesPart(Texts texts, Vocabulary vocabulary, Consumer<Map<String, String>> edited) {
        this.texts = texts;
        this.vocabulary = vocabulary;
        this.edited = edited;
        event = new Picker<String>(texts.get("property.event"), this::events, this::pickProperty)
                .orTyped(Options::typedName);
        add = Bits.quiet(texts.get("property.add"), "mdi2p-plus", () -> {});
        add.setOnAction(_ -> event.open(add));
        node = Bits.column(8, rows, add);
    }

    @Override
    public VBox node() {
        return node;
    }

    @Override
    public void show(Map<String, String> properties) {
        shown = properties;
        rows.getChildren()
                .setAll(properties.entrySet().stream()
                        .map(named -> row(named.getKey(), named.getValue()))
                        .toList());
        Bits.visible(rows, !properties.isEmpty());
    }

    private List<Picker.Option<String>> events() {
        return Options.events(vocabulary, "").stream()
                .filter(option -> !shown.containsKey(option.value()))
                .toList();
    }

    private Picker<String> property(String of) {
        return new Picker<String>(
                        texts.get("property.property"), () -> Options.properties(vocabulary), name -> change(of, name))
                .orTyped(Options::typedName);
    }

    private void pickProperty(String of) {
        property(of).open(add);
    }

    private HBox row(String of, String property) {
        Label name = new Label(of);
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMinWidth(48);
        name.setMaxWidth(104);
        Label by = Bits.small(texts.get("property.by"));
        by.setMinWidth(Label.USE_PREF_SIZE);
        Picker<String> picker = property(of);
        picker.show(property);
        Node remove = Bits.icon(texts.get("property.remove", of), "mdi2c-close", () -> remove(of));
        return Bits.row(name, by, Bits.wide(picker.node()), remove);
    }

    private void change(String of, String property) {
        Map<String, String> changed = new LinkedHashMap<>(shown);
        changed.put(of, property);
        edited.accept(changed);
    }

    private void remove(String of) {
        Map<String, String> changed = new LinkedHashMap<>(shown);
        changed.remove(of);
        edited.accept(changed);
    }
}
