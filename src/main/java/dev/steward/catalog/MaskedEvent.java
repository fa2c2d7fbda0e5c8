package dev.steward.catalog;

import dev.steward.catalog.TimelineEntry.Property;
import dev.steward.model.Work;
import dev.steward.source.EventTable;
import dev.steward.source.Reader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * An event as anybody may see it: whose it is, and every property that holds personal data, masked by its class.
 *
 * @param person masked
 * @param properties masked where they are personal, by name
 */
public record MaskedEvent(Instant at, String event, String person, List<Property> properties) {
    public MaskedEvent {
        properties = List.copyOf(properties);
    }

    /** Some events for which a condition holds, at most so many; which of them, the engine chooses. */
    public static List<MaskedEvent> some(Reader reader, EventTable events, Condition which, int most, Work work) {
        TimelineRows rows = new TimelineRows(events);
        List<MaskedEvent> found = new ArrayList<>();
        reader.fetch(
                DSL.select(rows.fields(events.person()))
                        .from(events.table())
                        .where(which)
                        .limit(most),
                work,
                batch -> {
                    for (int row = 0; row < batch.rows(); row++) {
                        found.add(masked(SourceCatalog.text(batch, row, 0), rows.entry(batch, row)));
                    }
                });
        return found;
    }

    /** A row of a table, by the names of its columns. */
    public static MaskedEvent of(
            Instant at, String event, String person, List<String> columns, List<@Nullable String> values) {
        List<Property> properties = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String value = values.get(i);
            if (value != null) {
                properties.add(new Property(columns.get(i), PersonalData.shown(columns.get(i), value)));
            }
        }
        return new MaskedEvent(at, event, PersonalData.person(person), properties);
    }

    private static MaskedEvent masked(String person, TimelineEntry entry) {
        return new MaskedEvent(
                entry.at(),
                entry.event(),
                PersonalData.person(person),
                entry.properties().stream()
                        .map(property ->
                                new Property(property.name(), PersonalData.shown(property.name(), property.text())))
                        .toList());
    }
}
