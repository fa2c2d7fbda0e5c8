package dev.steward.app.ask;

import dev.steward.catalog.PropertyFacts;
import dev.steward.catalog.PropertyFacts.TopValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The properties of several events as one list, the most carried first; ties by name. */
final class PropertyUnion {
    private PropertyUnion() {}

    static List<PropertyFacts> of(List<PropertyFacts> some, List<PropertyFacts> more) {
        Map<String, PropertyFacts> all = new LinkedHashMap<>();
        Stream.concat(some.stream(), more.stream())
                .forEach(facts -> all.merge(facts.name(), facts, PropertyUnion::join));
        List<PropertyFacts> sorted = new ArrayList<>(all.values());
        sorted.sort(Comparator.comparingLong(PropertyFacts::carried).reversed().thenComparing(PropertyFacts::name));
        return List.copyOf(sorted);
    }

    /** How many different values both have together is not known: at least as many as the richer one. */
    private static PropertyFacts join(PropertyFacts a, PropertyFacts b) {
        Map<String, Long> counts = new LinkedHashMap<>();
        Stream.concat(a.top().stream(), b.top().stream())
                .forEach(value -> counts.merge(value.text(), value.count(), Long::sum));
        List<TopValue> top = counts.entrySet().stream()
                .map(entry -> new TopValue(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(TopValue::count).reversed().thenComparing(TopValue::text))
                .limit(PropertyFacts.TOP)
                .toList();
        return new PropertyFacts(
                a.name(),
                Stream.concat(a.types().stream(), b.types().stream()).distinct().toList(),
                a.carried() + b.carried(),
                Math.max(a.distinct(), b.distinct()),
                top);
    }
}
