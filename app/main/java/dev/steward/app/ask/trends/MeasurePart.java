package dev.steward.app.ask.trends;

import dev.steward.analysis.trends.Trends.Measure;
import dev.steward.analysis.trends.Trends.Statistic;
import dev.steward.app.ask.Bits;
import dev.steward.app.ask.ChoicePart;
import dev.steward.app.ask.Options;
import dev.steward.app.ask.Part;
import dev.steward.app.ask.Picker;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ui.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.scene.layout.VBox;

/** What is counted of a series' events; where it is made of numbers, of which property. */
final class MeasurePart implements Part<Measure> {
    /** A property's name while none with numbers is known. */
    private static final String UNKNOWN = "amount";

    private static final List<Integer> DAYS = List.of(1, 7, 28);

    /** {@code days}: of active people, how many; else 0. */
    private record Choice(String key, int days) {}

    private static final String ACTIVE = "ACTIVE";

    private final Vocabulary vocabulary;
    private final Consumer<Measure> edited;
    private final ChoicePart<Choice> choice;
    private final Picker<String> property;
    private final VBox node;
    private Measure shown = new Measure.Total();

    MeasurePart(String name, Texts texts, Vocabulary vocabulary, Consumer<Measure> edited) {
        this.vocabulary = vocabulary;
        this.edited = edited;
        choice = new ChoicePart<>(
                texts.get("measure.of", name),
                choices(DAYS),
                each -> each.days() > 0 ? texts.get("measure.active", each.days()) : texts.get("measure." + each.key()),
                chosen -> edited.accept(measure(chosen)));
        property = new Picker<String>(
                        texts.get("measure.property", name), () -> Options.numbers(vocabulary), this::choose)
                .orTyped(Options::typedName);
        node = Bits.column(4, choice.node(), Bits.wide(property.node()));
    }

    private static List<Choice> choices(Collection<Integer> days) {
        List<Choice> choices =
                new ArrayList<>(List.of(new Choice("TOTAL", 0), new Choice("PEOPLE", 0), new Choice("PER_PERSON", 0)));
        days.forEach(each -> choices.add(new Choice(ACTIVE, each)));
        for (Statistic statistic : Statistic.values()) {
            choices.add(new Choice(statistic.name(), 0));
        }
        return choices;
    }

    private Measure measure(Choice chosen) {
        return switch (chosen.key()) {
            case "TOTAL" -> new Measure.Total();
            case "PEOPLE" -> new Measure.People();
            case "PER_PERSON" -> new Measure.PerPerson();
            case ACTIVE -> new Measure.Active(chosen.days());
            default -> new Measure.OfNumber(Statistic.valueOf(chosen.key()), number());
        };
    }

    /** The property that is shown, else the first one that holds numbers. */
    private String number() {
        if (shown instanceof Measure.OfNumber number) {
            return number.property();
        }
        return Options.numbers(vocabulary).stream()
                .findFirst()
                .map(Picker.Option::value)
                .orElse(UNKNOWN);
    }

    private void choose(String name) {
        if (shown instanceof Measure.OfNumber number) {
            edited.accept(new Measure.OfNumber(number.statistic(), name));
        }
    }

    @Override
    public VBox node() {
        return node;
    }

    @Override
    public void show(Measure measure) {
        show(measure, false);
    }

    /** {@code hours}: time is cut into hours, which know no active days. */
    void show(Measure measure, boolean hours) {
        shown = measure;
        TreeSet<Integer> days = new TreeSet<>(hours ? List.of() : DAYS);
        if (measure instanceof Measure.Active active) {
            days.add(active.days());
        }
        choice.offer(choices(days));
        choice.show(choice(measure));
        Bits.visible(property.node(), measure instanceof Measure.OfNumber);
        if (measure instanceof Measure.OfNumber number) {
            property.show(number.property());
        }
    }

    private static Choice choice(Measure measure) {
        return switch (measure) {
            case Measure.Total _ -> new Choice("TOTAL", 0);
            case Measure.People _ -> new Choice("PEOPLE", 0);
            case Measure.PerPerson _ -> new Choice("PER_PERSON", 0);
            case Measure.Active active -> new Choice(ACTIVE, active.days());
            case Measure.OfNumber number -> new Choice(number.statistic().name(), 0);
        };
    }
}
