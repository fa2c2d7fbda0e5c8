package dev.steward.source;

import dev.steward.definition.Mapping;
import dev.steward.model.Matcher;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which rows of a table may go. A row that others refer to never does, whatever the rule says: what goes pulls nothing along.
 *
 * @param mapping which columns say when, whose and what a row is
 * @param before what is earlier than this may go; not what is at it
 * @param spared what stays although it is earlier; the first that applies to a row is its reason
 */
public record RowRule(String schema, String table, Mapping mapping, Instant before, List<Spared> spared) {
    /** Rows that stay. */
    public sealed interface Spared {
        /** Rows of people; an id is compared as it stands in the row. */
        record Held(String name, List<String> people) implements Spared {
            public Held {
                people = List.copyOf(people);
            }
        }

        /** @param since rows of that instant or later; empty: however old they are */
        record Excepted(String name, Matcher rows, Optional<Instant> since) implements Spared {}

        /** Rows of people whom the database's own copy of the holds names, when it is asked. */
        record HeldThere() implements Spared {
            @Override
            public String name() {
                return "holds";
            }
        }

        /** Names it to people. */
        String name();
    }

    public RowRule {
        spared = List.copyOf(spared);
    }

    public String title() {
        return schema + "." + table;
    }
}
