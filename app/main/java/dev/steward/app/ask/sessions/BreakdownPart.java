package dev.steward.app.ask.sessions;

import dev.steward.app.ask.Bits;
import dev.steward.app.ask.Options;
import dev.steward.app.ask.Part;
import dev.steward.app.ask.Picker;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ui.Texts;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** By which property of their first event sessions are told apart. */
final class BreakdownPart implements Part<Optional<String>> {
    private final Picker<String> property;
    private final HBox line;
    private final Button add;
    private final VBox node;

    BreakdownPart(Texts texts, Vocabulary vocabulary, Consumer<Optional<String>> edited) {
        property = new Picker<String>(
                        texts.get("breakdown.property"),
                        () -> Options.groups(vocabulary),
                        name -> edited.accept(Optional.of(name)))
                .orTyped(Options::typedName);
        line = Bits.row(
                Bits.wide(property.node()),
                Bits.icon(texts.get("breakdown.remove"), "mdi2c-close", () -> edited.accept(Optional.empty())));
        add = Bits.quiet(texts.get("breakdown.add"), "mdi2p-plus", () -> {});
        add.setOnAction(_ -> property.open(add));
        node = Bits.column(8, Bits.heading(texts.get("breakdown")), line, add);
    }

    @Override
    public VBox node() {
        return node;
    }

    @Override
    public void show(Optional<String> breakdown) {
        Bits.visible(line, breakdown.isPresent());
        Bits.visible(add, breakdown.isEmpty());
        breakdown.ifPresent(property::show);
    }
}
