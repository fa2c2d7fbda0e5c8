package dev.steward.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.chart.Numbers;
import dev.steward.model.Table;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void linesUpAndWritesNumbersForPeople() {
        assertThat(new TextTable(Reports.TABLE, Numbers.ENGLISH, Integer.MAX_VALUE).lines())
                .containsExactly(
                        "Step      People  Share  Median time                   Value  First",
                        "────────  ──────  ─────  ───────────  ──────────────────────  ───────────────────",
                        "=1+1       3,611   100%                                 10.5  2026-01-31 08:15:30",
                        "a, \"b\" c   1,924  53.3%   3 min 20 s  12,345,678,901,234,568",
                        "Оплата|ü       0     0%      1 d 4 h");
    }

    @Test
    void otherLocalesHaveOtherSeparators() {
        assertThat(new TextTable(Reports.TABLE, new Numbers(Locale.GERMANY), 200)
                        .lines()
                        .get(3))
                .contains("1.924")
                .contains("53,3%");
    }

    @Test
    void textGivesWayWhereTheTerminalIsNarrow() {
        Table table = new Table(
                "t",
                List.of(
                        new Table.Column("a", "Event", Table.Type.TEXT),
                        new Table.Column("n", "People", Table.Type.COUNT)),
                List.of(Reports.row("a_rather_long_name_of_an_event", 1_234_567L)));
        assertThat(new TextTable(table, Numbers.ENGLISH, 24).lines().getLast()).isEqualTo("a_rather_lon…  1,234,567");
    }

    @Test
    void wideAndCombiningCharactersTakeTheirPlaces() {
        Table table = new Table(
                "t",
                List.of(new Table.Column("a", "A", Table.Type.TEXT), new Table.Column("n", "N", Table.Type.COUNT)),
                List.of(Reports.row("日本", 1L), Reports.row("e\u0301", 2L), Reports.row("abcd", 3L)));
        assertThat(new TextTable(table, Numbers.ENGLISH, 80).lines().subList(2, 5))
                .containsExactly("日本  1", "e\u0301     2", "abcd  3");
    }

    @Test
    void controlCharactersDoNotReachTheTerminal() {
        Table table = new Table(
                "t", List.of(new Table.Column("a", "A", Table.Type.TEXT)), List.of(Reports.row("\u001b[31mred\u202e")));
        assertThat(new TextTable(table, Numbers.ENGLISH, 80).lines().getLast()).isEqualTo("\ufffd[31mred\ufffd");
    }
}
