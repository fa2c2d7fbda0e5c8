package dev.steward.app.ask.churn;

import dev.steward.analysis.churn.Churn.Input;
import dev.steward.app.ask.Bits;
import dev.steward.app.ask.ChoicePart;
import dev.steward.app.ask.MatcherPart;
import dev.steward.app.ask.Options;
import dev.steward.app.ask.Part;
import dev.steward.app.ask.Picker;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ui.Texts;
import dev.steward.model.Matcher;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What a factor measures: of which events, of which number they carry, among which others. */
final class InputPart implements Part<Input> {
    /** A property's name while none with numbers is known. */
    private static final String UNKNOWN = "rating";

    private enum Shape {
        COUNT,
        AVERAGE,
        SHARE,
        ACTIVE_DAYS,
        DAYS_SINCE
    }

    private final Vocabulary vocabulary;
    private final Consumer<Input> edited;
    private final ChoicePart<Shape> shape;
    private final Picker<String> property;
    private final HBox propertyLine;
    private final MatcherPart events;
    private final MatcherPart among;
    private final VBox amongBox;
    private final VBox node;
    private Input shown = new Input.ActiveDays();

    InputPart(Texts texts, Vocabulary vocabulary, Consumer<Input> edited) {
        this.vocabulary = vocabulary;
        this.edited = edited;
        shape = new ChoicePart<>(
                texts.get("input"),
                List.of(Shape.values()),
                each -> texts.get("input." + each),
                chosen -> edited.accept(of(chosen, events(shown), among(shown), property(shown))));
        property = new Picker<String>(
                        texts.get("input.property"),
                        () -> Options.numbers(vocabulary),
                        name -> edited.accept(of(shape(shown), events(shown), among(shown), name)))
                .orTyped(Options::typedName);
        propertyLine = Bits.line(texts.get("input.property"), Bits.wide(property.node()));
        events = new MatcherPart(
                texts.get("input.events"),
                vocabulary,
                chosen -> edited.accept(of(shape(shown), chosen, among(shown), property(shown))));
        among = new MatcherPart(
                texts.get("input.among"),
                vocabulary,
                chosen -> edited.accept(of(shape(shown), events(shown), chosen, property(shown))));
        amongBox = Bits.column(4, Bits.small(texts.get("input.among")), among.node());
        node = Bits.column(6, shape.node(), propertyLine, events.node(), amongBox);
    }

    @Override
    public VBox node() {
        return node;
    }

    @Override
    public void show(Input input) {
        shown = input;
        shape.show(shape(input));
        Bits.visible(propertyLine, input instanceof Input.Average);
        property.show(property(input));
        Bits.visible(events.node(), !(input instanceof Input.ActiveDays));
        events.show(events(input));
        Bits.visible(amongBox, input instanceof Input.Share);
        among.show(among(input));
    }

    private static Shape shape(Input input) {
        return switch (input) {
            case Input.Count _ -> Shape.COUNT;
            case Input.Average _ -> Shape.AVERAGE;
            case Input.Share _ -> Shape.SHARE;
            case Input.ActiveDays _ -> Shape.ACTIVE_DAYS;
            case Input.DaysSince _ -> Shape.DAYS_SINCE;
        };
    }

    private static Matcher events(Input input) {
        return input.matchers().isEmpty() ? Matcher.ANY : input.matchers().getFirst();
    }

    private static Matcher among(Input input) {
        return input instanceof Input.Share share ? share.among() : Matcher.ANY;
    }

    /** The property that is averaged, else the first one that holds numbers. */
    private String property(Input input) {
        return input instanceof Input.Average average
                ? average.property()
                : Options.numbers(vocabulary).stream()
                        .findFirst()
                        .map(Picker.Option::value)
                        .orElse(UNKNOWN);
    }

    private static Input of(Shape shape, Matcher events, Matcher among, String property) {
        return switch (shape) {
            case COUNT -> new Input.Count(events);
            case AVERAGE -> new Input.Average(events, property);
            case SHARE -> new Input.Share(events, among);
            case ACTIVE_DAYS -> new Input.ActiveDays();
            case DAYS_SINCE -> new Input.DaysSince(events);
        };
    }
}
