package dev.steward.app.ask;

import dev.steward.app.ui.Texts;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** By which property numbers are told apart, and how many of its values stay apart. */
public final class TopValuesPart implements Part<Optional<TopValuesPart.TopValues>> {
    /** {@code limit}: empty, where that can be meant, is all values. */
    public record TopValues(String property, OptionalInt limit) {}

    private final Picker<String> property;
    private final NumberPart limit;
    private final HBox propertyLine;
    private final HBox limitLine;
    private final Button add;
    private final VBox node;
    private Optional<TopValues> shown = Optional.empty();

    /** @param first how many values stay apart at first; where all may, that is what a blank field means */
    public TopValuesPart(
            String heading,
            int first,
            boolean allPossible,
            Vocabulary vocabulary,
            Consumer<Optional<TopValues>> edited) {
        Texts texts = Texts.of(TopValuesPart.class);
        property = new Picker<String>(
                        texts.get("breakdown.property"),
                        () -> Options.groups(vocabulary),
                        name -> edited.accept(Optional.of(
                                new TopValues(name, shown.map(TopValues::limit).orElse(OptionalInt.of(first))))))
                .orTyped(Options::typedName);
        limit = new NumberPart(
                        texts.get("breakdown.limit"),
                        1,
                        allPossible ? 1_000 : 100,
                        allPossible,
                        number ->
                                shown.ifPresent(by -> edited.accept(Optional.of(new TopValues(by.property(), number)))))
                .prompt(allPossible ? texts.get("breakdown.all") : "");
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
    public void show(Optional<TopValues> breakdown) {
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
