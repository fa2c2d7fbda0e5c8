package dev.steward.source.lake;

import dev.steward.definition.Mapping;
import dev.steward.definition.Role;
import dev.steward.model.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What files hold before anything is decided: their columns, a guess at the mapping, and some rows to look at.
 *
 * @param format such as "CSV"
 * @param sample the first rows, every cell as text
 * @param rows how many rows there are
 * @param problems what was noticed while reading, in sentences
 */
public record Inspection(
        Path path,
        String format,
        int files,
        List<ColumnFacts> columns,
        Mapping guess,
        Table sample,
        long rows,
        List<String> problems) {
    public Inspection {
        columns = List.copyOf(columns);
        problems = List.copyOf(problems);
    }

    /**
     * One column.
     *
     * @param type in a person's word: text, number, yes/no, time, JSON, structure
     * @param role what the guess takes it for; empty: a property
     * @param missing how many rows have no value in it
     * @param distinct how many different values it has, about
     */
    public record ColumnFacts(
            String name, String type, Optional<Role> role, long missing, long distinct, Optional<String> example) {}
}
