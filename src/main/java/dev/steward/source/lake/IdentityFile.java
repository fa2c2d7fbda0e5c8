package dev.steward.source.lake;

import dev.steward.definition.IdentityColumns;
import dev.steward.definition.Mapping;
import dev.steward.model.BadInput;
import dev.steward.model.Times;
import dev.steward.model.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * A file that says which names belong to whom, as it stands.
 *
 * @param title what a person calls it
 * @param rows in the file's order
 * @param malformed how many lines are no rows
 */
public record IdentityFile(String title, List<Row> rows, long malformed) {
    /**
     * One row.
     *
     * @param number from 1, the header not counted
     * @param alias "" when missing, as {@code person} is
     * @param sinceText what stands in the file; empty when nothing does
     * @param since empty also when what stands there is no time
     */
    public record Row(long number, String alias, String person, Optional<String> sinceText, Optional<Instant> since) {}

    public IdentityFile {
        rows = List.copyOf(rows);
    }

    /**
     * Reads prepared files.
     *
     * @param given which columns are what; those it leaves open are found by their names
     * @throws BadInput when no column is the alias, or none the person
     */
    public static IdentityFile read(LocalSources.Prepared prepared, Optional<Mapping> given, Work work) {
        RawTable raw = prepared.raw();
        Mapping named = IdentityColumns.named(
                raw.columns().stream().map(RawColumn::name).toList());
        MappedColumns columns = new MappedColumns(
                raw, given.map(mapping -> mapping.orElse(named)).orElse(named));
        Field<String> alias = columns.text(IdentityColumns.ALIAS).orElseThrow(() -> missing(raw, "alias"));
        Field<String> person = columns.text(IdentityColumns.PERSON).orElseThrow(() -> missing(raw, "person"));
        Field<String> sinceText =
                columns.text(IdentityColumns.SINCE).orElse(DSL.field("cast(null as varchar)", SQLDataType.VARCHAR));
        Field<Long> since =
                columns.micros(IdentityColumns.SINCE).orElse(DSL.field("cast(null as bigint)", SQLDataType.BIGINT));
        List<Row> rows = new ArrayList<>();
        try (DuckSession session = prepared.engine().session()) {
            session.fetch(
                    DSL.select(DSL.coalesce(alias, ""), DSL.coalesce(person, ""), DSL.nullif(sinceText, ""), since)
                            .from(raw.table())
                            .orderBy(raw.ordinal()),
                    work,
                    batch -> {
                        for (int row = 0; row < batch.rows(); row++) {
                            rows.add(new Row(
                                    rows.size() + 1L,
                                    String.valueOf(batch.text(row, 0)),
                                    String.valueOf(batch.text(row, 1)),
                                    Optional.ofNullable(batch.text(row, 2)),
                                    batch.isNull(row, 3)
                                            ? Optional.empty()
                                            : Optional.of(Times.instant(batch.number(row, 3)))));
                        }
                    });
        }
        return new IdentityFile(raw.title(), rows, raw.malformed());
    }

    private static BadInput missing(RawTable raw, String what) {
        return new BadInput(
                "identities.no-" + what,
                raw.title() + " has no column named " + what + ".",
                "Name the columns alias and person (and perhaps since), or say which they are: steward identities add FILE"
                        + " --into LAKE --map alias=COLUMN,person=COLUMN. The columns are: "
                        + String.join(
                                ", ",
                                raw.columns().stream().map(RawColumn::name).toList())
                        + ".");
    }
}
