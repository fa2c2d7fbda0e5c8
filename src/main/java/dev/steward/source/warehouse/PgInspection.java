package dev.steward.source.warehouse;

import dev.steward.definition.Mapping;
import java.util.List;

/** What a table holds before anything is decided: its columns, and a guess at the mapping, which may lack a role. */
public record PgInspection(List<PgColumn> columns, Mapping guess) {
    public PgInspection {
        columns = List.copyOf(columns);
    }
}
