package dev.steward.app.ask;

import dev.steward.app.ui.Texts;
import dev.steward.catalog.EventFacts;
import dev.steward.catalog.PropertyFacts;
import dev.steward.model.Membership;
import dev.steward.model.Value;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What pickers offer of a vocabulary. */
public final class Options {
    private Options() {}

    /** Event names; an empty one, called {@code any}, stands for every event. */
    public static List<Picker.Option<String>> events(Vocabulary vocabulary, String any) {
        List<Picker.Option<String>> options = new ArrayList<>();
        if (!any.isEmpty()) {
            options.add(new Picker.Option<>("", any, ""));
        }
        for (EventFacts facts : vocabulary.events().get()) {
            options.add(new Picker.Option<>(facts.name(), facts.name(), count(facts.count())));
        }
        return options;
    }

    public static List<Picker.Option<String>> properties(Vocabulary vocabulary) {
        return vocabulary.properties().get().stream()
                .map(facts -> new Picker.Option<>(facts.name(), facts.name(), count(facts.distinct())))
                .toList();
    }

    /** What an answer can be broken down by: properties, and being in a segment. */
    public static List<Picker.Option<String>> groups(Vocabulary vocabulary) {
        String segment = Texts.of(Options.class).get("segment");
        Stream<Picker.Option<String>> segments = vocabulary.segments().get().stream()
                .map(name -> new Picker.Option<>(Membership.property(name), Membership.property(name), segment));
        return Stream.concat(properties(vocabulary).stream(), segments).toList();
    }

    /** Properties that hold numbers. */
    public static List<Picker.Option<String>> numbers(Vocabulary vocabulary) {
        return vocabulary.properties().get().stream()
                .filter(facts -> facts.types().contains("number"))
                .map(facts -> new Picker.Option<>(facts.name(), facts.name(), count(facts.distinct())))
                .toList();
    }

    static List<Picker.Option<Value>> values(Vocabulary vocabulary, String property) {
        return vocabulary.property(property).stream().flatMap(Options::top).toList();
    }

    private static Stream<Picker.Option<Value>> top(PropertyFacts facts) {
        return facts.top().stream()
                .flatMap(top -> ValueText.read(top.text(), facts.types()).stream()
                        .map(value -> new Picker.Option<>(value, ValueText.show(value), count(top.count()))));
    }

    /** A name nobody has seen yet may still be asked for; the answer will warn. */
    public static Optional<Picker.Option<String>> typedName(String text) {
        return Optional.of(new Picker.Option<>(text, text, ""));
    }

    private static String count(long number) {
        return NumberFormat.getIntegerInstance(Locale.getDefault()).format(number);
    }
}
