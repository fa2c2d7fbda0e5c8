package dev.steward.app.ask.experiment;

import dev.steward.analysis.experiment.Experiment.Measure;
import dev.steward.app.ask.Bits;
import dev.steward.app.ask.ChoicePart;
import dev.steward.app.ask.Options;
import dev.steward.app.ask.Part;
import dev.steward.app.ask.Picker;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ui.Texts;
import dev.steward.catalog.PropertyFacts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What is measured of each person, and of which property where it needs one. */
final class MeasurePart implements Part<Measure> {
    private enum Shape {
        CONVERSION,
        EVENTS,
        SUM,
        MEAN
    }

    private final Vocabulary vocabulary;
    private final Consumer<Measure> edited;
    private final ChoicePart<Shape> shape;
    private final Picker<String> property;
    private final HBox propertyLine;
    private final VBox node;
    private Measure shown = new Measure.Conversion();

    MeasurePart(Texts texts, Vocabulary vocabulary, Consumer<Measure> edited) {
        this.vocabulary = vocabulary;
        this.edited = edited;
        shape = new ChoicePart<>(
                texts.get("measure"), List.of(Shape.values()), each -> texts.get("measure." + each), this::choose);
        property = new Picker<String>(
                        texts.get("measure.property"),
                        () -> Options.properties(vocabulary),
                        name -> edited.accept(of(shape(shown), name)))
                .orTyped(Options::typedName);
        propertyLine = Bits.line(texts.get("measure.property"), Bits.wide(property.node()));
        node = Bits.column(8, Bits.line(texts.get("measure"), shape.node()), propertyLine);
    }

    @Override
    public VBox node() {
        return node;
    }

    @Override
    public void show(Measure measure) {
        shown = measure;
        shape.show(shape(measure));
        property.show(measure.amount().orElse(""));
        Bits.visible(propertyLine, measure.amount().isPresent());
    }

    private static Shape shape(Measure measure) {
        return switch (measure) {
            case Measure.Conversion _ -> Shape.CONVERSION;
            case Measure.EventsPerPerson _ -> Shape.EVENTS;
            case Measure.SumOf _ -> Shape.SUM;
            case Measure.MeanOf _ -> Shape.MEAN;
        };
    }

    private void choose(Shape chosen) {
        edited.accept(of(chosen, shown.amount().or(this::someNumber).orElse("value")));
    }

    /** The number that most events carry. */
    private Optional<String> someNumber() {
        return vocabulary.properties().get().stream()
                .filter(facts -> facts.types().contains("number"))
                .map(PropertyFacts::name)
                .findFirst();
    }

    private static Measure of(Shape shape, String property) {
        return switch (shape) {
            case CONVERSION -> new Measure.Conversion();
            case EVENTS -> new Measure.EventsPerPerson();
            case SUM -> new Measure.SumOf(property);
            case MEAN -> new Measure.MeanOf(property);
        };
    }
}
