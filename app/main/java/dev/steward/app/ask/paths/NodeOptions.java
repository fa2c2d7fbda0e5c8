package dev.steward.app.ask.paths;

import dev.steward.analysis.paths.Paths;
import dev.steward.app.ask.Options;
import dev.steward.app.ask.Picker;
import dev.steward.app.ask.Vocabulary;
import dev.steward.catalog.PropertyFacts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The nodes a path may start at, end at or go without, as far as the names in the data tell. */
final class NodeOptions {
    private NodeOptions() {}

    /** Events that are named by their own name, the frequent values of the others' properties, and patterns. */
    static List<Picker.Option<String>> of(Paths.Nodes nodes, Vocabulary vocabulary, UnaryOperator<String> shown) {
        List<Picker.Option<String>> options = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (String pattern : nodes.groupings()) {
            add(options, known, new Picker.Option<>(pattern, pattern, ""));
        }
        for (Picker.Option<String> event : Options.events(vocabulary, "")) {
            boolean takesPart = nodes.events().isEmpty() || nodes.events().contains(event.value());
            if (takesPart && !nodes.property().containsKey(event.value())) {
                add(options, known, event);
            }
        }
        for (String property : Set.copyOf(nodes.property().values())) {
            for (PropertyFacts.TopValue top :
                    vocabulary.property(property).map(PropertyFacts::top).orElse(List.of())) {
                add(options, known, new Picker.Option<>(top.text(), shown.apply(top.text()), property));
            }
        }
        return options;
    }

    private static void add(List<Picker.Option<String>> options, Set<String> known, Picker.Option<String> option) {
        if (known.add(option.value())) {
            options.add(option);
        }
    }

    /** The same, and none of them before all. */
    static List<Picker.Option<Optional<String>>> orAny(String any, List<Picker.Option<String>> nodes) {
        List<Picker.Option<Optional<String>>> options = new ArrayList<>();
        options.add(new Picker.Option<>(Optional.empty(), any, ""));
        nodes.forEach(node -> options.add(new Picker.Option<>(Optional.of(node.value()), node.label(), node.detail())));
        return options;
    }
}
