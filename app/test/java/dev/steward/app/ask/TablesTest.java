package dev.steward.app.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.ui.Texts;
import dev.steward.model.Table;
import dev.steward.model.Table.Column;
import dev.steward.model.Table.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TablesTest {
    private final Compared compared = new Compared(Texts.of(Compared.class), List.of());

    @Test
    void behindEveryNumberStandsWhatItWasAndHowItChanged() {
        Table now = steps(List.of(row("view", 40L, 1.0), row("cart", 20L, 0.5)));
        Table before = steps(List.of(row("view", 30L, 1.0), row("cart", 10L, null)));

        Table both = compared.table(now, before);

        assertThat(both.columns())
                .extracting(Column::key)
                .containsExactly(
                        "step", "people", "people_before", "people_change", "share", "share_before", "share_change");
        assertThat(both.rows())
                .containsExactly(
                        row("view", 40L, 30L, 10L, 1.0, 1.0, 0.0), row("cart", 20L, 10L, 10L, 0.5, null, null));
        assertThat(Compared.original(now, both, 1)).isEqualTo(1);
        assertThat(Compared.original(now, both, 2)).isEqualTo(-1);
        assertThat(Compared.original(now, both, 4)).isEqualTo(2);
    }

    @Test
    void rowsThatAreSortedByTheirNumbersBelongTogetherByTheirNames() {
        Table now = steps(List.of(row("cart", 40L, 1.0), row("view", 20L, 0.5)));
        Table before = steps(List.of(row("view", 30L, 1.0), row("gone", 10L, 0.3)));

        Table both = new Compared(Texts.of(Compared.class), List.of("step")).table(now, before);

        assertThat(both.rows())
                .containsExactly(
                        row("cart", 40L, null, null, 1.0, null, null),
                        row("view", 20L, 30L, -10L, 0.5, 1.0, -0.5),
                        row("gone", null, 10L, null, null, 0.3, null));
    }

    @Test
    void wideTablesStandBelowOneAnother() {
        Table now = wide(11, List.of(1L, 2L));
        Table before = wide(12, List.of(3L));

        Table both = compared.table(now, before);

        assertThat(both.columns()).hasSize(13);
        assertThat(both.rows()).hasSize(3).allMatch(row -> row.size() == 13);
        assertThat(both.rows().getLast().getLast()).isEqualTo("The period before");
        assertThat(both.rows().getFirst().get(11)).isNull();
    }

    @Test
    void copiesAsTabSeparatedText() {
        Table table = steps(List.of(row("view\tall", 4_000L, 1.0), row("cart", 20L, null)));

        assertThat(TableText.tabbed(table)).isEqualTo("Step\tPeople\tShare\nview all\t4000\t1.0\ncart\t20\t\n");
        assertThat(TableText.tabbed(
                        table,
                        table.rows(),
                        List.of(new TableText.At(1, 1), new TableText.At(0, 0), new TableText.At(1, 0))))
                .isEqualTo("view all\t\ncart\t20\n");
    }

    private static Table steps(List<List<@Nullable Object>> rows) {
        return new Table(
                "t",
                List.of(
                        new Column("step", "Step", Type.TEXT),
                        new Column("people", "People", Type.COUNT),
                        new Column("share", "Share", Type.RATIO)),
                rows);
    }

    private static Table wide(int columns, List<Long> first) {
        List<Column> all = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            all.add(new Column("c" + i, "C" + i, Type.COUNT));
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Long value : first) {
            rows.add(new ArrayList<>(Collections.nCopies(columns, value)));
        }
        return new Table("t", all, rows);
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        return Collections.unmodifiableList(Arrays.asList(cells));
    }
}
