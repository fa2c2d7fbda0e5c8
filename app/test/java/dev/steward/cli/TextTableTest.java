package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.model.Table;
import dev.steward.model.Table.Column;
import dev.steward.model.Table.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTableTest {
    private static final Table FUNNEL = new Table(
            "Funnel",
            List.of(
                    new Column("step", "Step", Type.TEXT),
                    new Column("count", "People", Type.COUNT),
                    new Column("rate", "Of all", Type.RATIO),
                    new Column("median", "Median", Type.SECONDS)),
            List.of(
                    Arrays.asList("catalog", 3611L, 1.0, null),
                    Arrays.asList("payment\ndone", 653L, 0.18084, 93_784.0)));

    @Test
    void linesUpNumbersAtTheRightAndLeavesBlankWhatDoesNotExist() {
        assertThat(new TextTable(FUNNEL, Ink.PLAIN).text().lines())
                .containsExactly(
                        "Step          People   Of all   Median",
                        "------------  ------  -------  -------",
                        "catalog        3,611  100.0 %",
                        "payment done     653   18.1 %  1 d 2 h");
    }

    @Test
    void emphasisesOnlyWhereAsked() {
        assertThat(new TextTable(FUNNEL, Ink.PLAIN).text()).doesNotContain("\u001b");
        assertThat(new TextTable(FUNNEL, Ink.COLOUR).text()).startsWith("\u001b[1mStep");
    }

    @Test
    void measuresCharactersNotCodeUnits() {
        Table table = new Table(
                "t",
                List.of(new Column("a", "A", Type.TEXT), new Column("b", "B", Type.COUNT)),
                List.of(List.of("𝔘𝔫𝔦", 1L), List.of("abcd", 2L)));
        assertThat(new TextTable(table, Ink.PLAIN).text().lines()).contains("𝔘𝔫𝔦   1", "abcd  2");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "0.44, 0.4 s",
        "59.94, 59.9 s",
        "61, 1 min 1 s",
        "3661, 1 h 1 min",
        "86399.6, 1 d 0 h",
        "266400, 3 d 2 h"
    })
    void writesDurationsInTheirTwoGreatestUnits(double seconds, String text) {
        assertThat(TextTable.duration(seconds)).isEqualTo(text);
    }

    @Test
    void keepsEveryDigitOfMoneyAndIsoTimes() {
        assertThat(TextTable.cell(Type.NUMBER, new BigDecimal("1234567.8900"))).isEqualTo("1234567.8900");
        assertThat(TextTable.cell(Type.INSTANT, Instant.parse("2026-01-31T08:00:00Z")))
                .isEqualTo("2026-01-31T08:00:00Z");
        assertThat(TextTable.cell(Type.NUMBER, 1234.5)).isEqualTo("1,234.5");
    }
}
