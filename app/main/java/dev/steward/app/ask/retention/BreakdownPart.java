package dev.steward.app.ask.retention;

import dev.steward.analysis.retention.Retention;
import dev.steward.app.ask.Bits;
import dev.steward.app.ask.NumberPart;
import dev.steward.app.ask.Options;
import dev.steward.app.ask.Part;
import dev.steward.app.ask.Picker;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ui.Texts;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** By which property cohorts are told apart, and how many of its values are shown. */
final class BreakdownPart implements Part<Optional<Retention.Breakdown>> {
    private static final int FIRST_LIMIT = 5;

    private final Picker<String> property;
    private final NumberPart limit;
    private final HBox propertyLine;
    private final HBox limitLine;
    private final Button add;
    private final VBox node;
    private Optional<Retention.Breakdown> shown = Optional.empty();

    BreakdownPart(String heading, Texts texts, Vocabulary vocabulary, Consumer<Optional<Retention.Breakdown>> edited) {
        property = new Picker<String>(
                        texts.get("breakdown.property"),
                        () -> Options.properties(vocabulary),
                        name -> edited.accept(Optional.of(new Retention.Breakdown(
                                name, shown.map(Retention.Breakdown::limit).orElse(OptionalInt.of(FIRST_LIMIT))))))
                .orTyped(Options::typedName);
        limit = new NumberPart(
                        texts.get("breakdown.limit"),
                        1,
                        1_000,
                        true,
                        number -> shown.ifPresent(
                                by -> edited.accept(Optional.of(new Retention.Breakdown(by.property(), number)))))
                .prompt(texts.get("breakdown.all"));
        propertyLine = Bits.row(
                Bits.wide(property.node()),
                Bits.icon(texts.get("breakdown.remove"), "mdi2c-close", () -> edited.accept(Optional.empty())));
        limitLine = Bits.line(texts.get("breakdown.limit"), limit.node());
        add = Bits.quiet(texts.get("breakdown.add"), "mdi2p-plus", () -> {});
        add.setOnAction(_ -> property.open(add));
        node = Bits.column(8, Bits.heading(heading), propertyLine, limitLine, add);
    }

    @Override
    public VBox node() {
        return node;
    }

    @Override
    public void show(Optional<Retention.Breakdown> breakdown) {
        shown = breakdown;
        Bits.visible(propertyLine, breakdown.isPresent());
        Bits.visible(limitLine, breakdown.isPresent());
        Bits.visible(add, breakdown.isEmpty());
        breakdown.ifPresent(by -> {
            property.show(by.property());
            limit.show(by.limit());
        });
    }
}
