package dev.steward.report;

import dev.steward.model.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the tests of this room export. */
final class Reports {
    static final Instant TIME = Instant.parse("2026-01-31T08:15:30Z");
    static final Caption CAPTION = new Caption(
            "Übersicht", "People who did catalog, then Оплата within 14 days.", "simple-shop.csv", "g7", TIME);

    static final Table TABLE = new Table(
            "Funnel",
            List.of(
                    new Table.Column("step", "Step", Table.Type.TEXT),
                    new Table.Column("people", "People", Table.Type.COUNT),
                    new Table.Column("share", "Share", Table.Type.RATIO),
                    new Table.Column("median", "Median time", Table.Type.SECONDS),
                    new Table.Column("value", "Value", Table.Type.NUMBER),
                    new Table.Column("first", "First", Table.Type.INSTANT)),
            List.of(
                    row("=1+1", 3_611L, 1.0, null, new BigDecimal("10.50"), TIME),
                    row("a, \"b\"\nc", 1_924L, 0.5328, 200.0, new BigDecimal("12345678901234567.89"), null),
                    row("Оплата|ü", 0L, 0.0, 100_800.0, null, null)));

    private Reports() {}

    static List<@Nullable Object> row(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }
}
