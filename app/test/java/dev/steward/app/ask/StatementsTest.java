package dev.steward.app.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatementsTest {
    @Test
    void ofAYearOfFilesTheFirstAndTheLastAreShown() {
        String files = IntStream.rangeClosed(1, 365)
                .mapToObj(day -> "'/lake/it''s, day " + day + ".parquet'")
                .collect(Collectors.joining(", "));

        assertThat(shortened("select 'a', 'b' from read_parquet([" + files + "]) where x in ('c')"))
                .isEqualTo("select 'a', 'b' from read_parquet(['/lake/it''s, day 1.parquet', /* 363 more */"
                        + " '/lake/it''s, day 365.parquet']) where x in ('c')");
    }

    @Test
    void whatIsShortStaysAsItIs() {
        for (String sql : new String[] {"select 1", "x in ('a', 'b', 'c')", "'a' || 'b' || 'c' || 'd'", "", "it's"}) {
            assertThat(shortened(sql)).isEqualTo(sql);
        }
    }

    private static String shortened(String sql) {
        return Statements.shortened(sql, count -> count + " more");
    }
}
