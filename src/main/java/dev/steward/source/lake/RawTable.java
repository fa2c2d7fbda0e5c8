package dev.steward.source.lake;

import dev.steward.model.BadInput;
import dev.steward.model.Suggest;
import dev.steward.source.dialect.MappedEvents;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The rows of some files as they stand there, before any mapping.
 *
 * @param table what to select from, under the name {@link #NAME}
 * @param ordinal a number that grows in the order of files and rows
 * @param rows how many rows there are
 * @param malformed how many lines of the files are no rows
 * @param problems what was noticed while reading, in sentences
 */
public record RawTable(
        String title,
        Table<?> table,
        Field<Long> ordinal,
        List<RawColumn> columns,
        long rows,
        long malformed,
        List<String> problems) {
    static final String NAME = MappedEvents.RAW;
    static final String ROW = "steward row";

    public RawTable {
        columns = List.copyOf(columns);
        problems = List.copyOf(problems);
    }

    public Optional<RawColumn> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** The column of that name; throws {@link BadInput} with the nearest name there is. */
    RawColumn require(String name) {
        List<String> names = columns.stream().map(RawColumn::name).toList();
        return column(name)
                .orElseThrow(() -> new BadInput(
                        "mapping.unknown-column",
                        title + " has no column \"" + name + "\""
                                + Suggest.nearest(name, names)
                                        .map(near -> "; did you mean \"" + near + "\"?")
                                        .orElse("."),
                        "Its columns are: " + String.join(", ", names) + "."));
    }

    /** A column as a field to select. */
    public Field<Object> field(RawColumn column) {
        return DSL.field(DSL.name(NAME, column.name()), SQLDataType.OTHER);
    }
}
