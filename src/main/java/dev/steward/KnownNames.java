package dev.steward;

import dev.steward.analysis.Kind;
import dev.steward.analysis.Question;
import dev.steward.model.BadInput;
import dev.steward.model.Membership;
import dev.steward.model.Suggest;
import dev.steward.model.TimeRange;
import dev.steward.model.Work;
import dev.steward.source.EventTable;
import dev.steward.source.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Which events and properties a source knows, remembered for each generation, so that a misspelt name is noticed. */
final class KnownNames {
    private record Names(String generation, TreeSet<String> events, Map<String, Boolean> properties) {}

    private final Reader reader;
    private final Supplier<Optional<List<String>>> indexed;
    private volatile Names names = new Names("", new TreeSet<>(), new ConcurrentHashMap<>());

    /** @param indexed the event names, when an index knows them */
    KnownNames(Reader reader, Supplier<Optional<List<String>>> indexed) {
        this.reader = reader;
        this.indexed = indexed;
    }

    /** A sentence for every name of the question that does not occur in the data; {@code strict} makes the first an error. */
    <Q extends Question> List<String> warnings(Kind<Q, ?> kind, Q question, boolean strict, Work work) {
        Names known = current(work);
        List<String> warnings = new ArrayList<>();
        for (String event : kind.eventNames(question)) {
            if (!known.events().contains(event)) {
                warnings.add(complaint("event", event, known.events(), strict));
            }
        }
        for (String property : kind.propertyNames(question)) {
            boolean ofEvents = Membership.segment(property).isEmpty();
            if (ofEvents && !known.properties().computeIfAbsent(property, name -> occurs(name, work))) {
                warnings.add(complaint("property", property, properties(work), strict));
            }
        }
        return warnings;
    }

    private static String complaint(String what, String name, TreeSet<String> known, boolean strict) {
        String message = "The " + what + " \"" + name + "\" does not occur in the data and counts zero"
                + Suggest.nearest(name, known)
                        .map(near -> "; did you mean \"" + near + "\"?")
                        .orElse(".");
        if (strict) {
            throw new BadInput(
                    "definition.unknown-" + what,
                    message,
                    known.isEmpty() ? "The data has none." : "The data has: " + String.join(", ", known) + ".");
        }
        return message;
    }

    private Names current(Work work) {
        String generation = reader.facts().generation();
        if (!names.generation().equals(generation)) {
            TreeSet<String> events = indexed.get().map(TreeSet::new).orElseGet(() -> events(work));
            names = new Names(generation, events, new ConcurrentHashMap<>());
        }
        return names;
    }

    private TreeSet<String> events(Work work) {
        EventTable events = reader.events(TimeRange.ALL);
        return texts(DSL.selectDistinct(events.event()).from(events.table()), work);
    }

    private boolean occurs(String property, Work work) {
        EventTable events = reader.events(TimeRange.ALL);
        Field<String> text = events.text(property);
        return !texts(
                        DSL.select(DSL.inline("yes"))
                                .from(events.table())
                                .where(text.isNotNull())
                                .limit(DSL.inline(1)),
                        work)
                .isEmpty();
    }

    private TreeSet<String> properties(Work work) {
        EventTable events = reader.events(TimeRange.ALL);
        TreeSet<String> found = new TreeSet<>(events.propertyColumns());
        if (events.json().isPresent()) {
            found.addAll(texts(
                    DSL.selectDistinct(DSL.field(DSL.name("key"), SQLDataType.VARCHAR))
                            .from(events.contents().keys().asTable("inside")),
                    work));
        }
        return found;
    }

    private TreeSet<String> texts(Select<?> query, Work work) {
        TreeSet<String> found = new TreeSet<>();
        reader.fetch(query, work, batch -> {
            for (int row = 0; row < batch.rows(); row++) {
                found.add(String.valueOf(batch.text(row, 0)));
            }
        });
        return found;
    }
}
