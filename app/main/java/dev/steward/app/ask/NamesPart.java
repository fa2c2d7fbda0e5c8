package dev.steward.app.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A list of names, such as the events that take part: each can be taken away, and more can be picked or typed. */
public final class NamesPart implements Part<List<String>> {
    private final UnaryOperator<String> removing;
    private final Supplier<List<Picker.Option<String>>> options;
    private final Consumer<List<String>> edited;
    private final Button add;
    private final VBox rows = Bits.column(4);
    private final VBox node;
    private UnaryOperator<String> label = name -> name;
    private Picker<String> picker;
    private List<String> shown = List.of();

    /**
     * @param adding the words of the button that adds a name
     * @param removing what the button says that takes a name away
     * @param options what is offered; names that are in the list already are not
     */
    public NamesPart(
            String adding,
            UnaryOperator<String> removing,
            Supplier<List<Picker.Option<String>>> options,
            Consumer<List<String>> edited) {
        this.removing = removing;
        this.options = options;
        this.edited = edited;
        picker = picker(adding);
        add = Bits.quiet(adding, "mdi2p-plus", () -> {});
        add.setOnAction(_ -> picker.open(add));
        node = Bits.column(8, rows, add);
    }

    private Picker<String> picker(String prompt) {
        return new Picker<String>(prompt, this::offered, this::append).orTyped(Options::typedName);
    }

    /** What the search field says while it is empty. */
    public void prompt(String text) {
        picker = picker(text);
    }

    /** How names look, where that is not how they are written. */
    public void label(UnaryOperator<String> look) {
        label = look;
    }

    @Override
    public VBox node() {
        return node;
    }

    @Override
    public void show(List<String> names) {
        if (!names.equals(shown)) {
            shown = List.copyOf(names);
            rows.getChildren().setAll(shown.stream().map(this::row).toList());
        }
        Bits.visible(rows, !shown.isEmpty());
    }

    private HBox row(String name) {
        Label text = new Label(label.apply(name));
        text.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        text.setMinWidth(0);
        return Bits.row(Bits.wide(text), Bits.icon(removing.apply(name), "mdi2c-close", () -> remove(name)));
    }

    private List<Picker.Option<String>> offered() {
        return options.get().stream()
                .filter(option -> !shown.contains(option.value()))
                .toList();
    }

    private void append(String name) {
        List<String> changed = new ArrayList<>(shown);
        changed.add(name);
        edited.accept(changed.stream().distinct().toList());
    }

    private void remove(String name) {
        edited.accept(shown.stream().filter(other -> !other.equals(name)).toList());
    }
}
