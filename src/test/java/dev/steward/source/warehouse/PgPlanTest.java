package dev.steward.source.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is read out of a plan, from plans as PostgreSQL prints them. */
class PgPlanTest {
    private static String plan(int rows, int removed, int loops) {
        return """
                [{"Plan": {"Node Type": "Aggregate", "Actual Rows": 1, "Actual Loops": 1, "Plans": [
                  {"Node Type": "Seq Scan", "Relation Name": "user_events", "Actual Rows": %d,
                   "Rows Removed by Filter": %d, "Actual Loops": %d}]}}]""".formatted(rows, removed, loops);
    }

    @Test
    void aScanThatThrowsAwayWhatItReadsIsAFinding() {
        assertThat(PgPlan.of(plan(100, 19_900, 1)).findings())
                .containsExactly("reads 20,000 rows of user_events one after another and keeps 100");
        assertThat(PgPlan.of(plan(1, 99, 101)).findings()).hasSize(1);
    }

    @Test
    void aScanOfFewRowsOrThatKeepsThemIsNone() {
        assertThat(PgPlan.of(plan(0, 10_000, 1)).findings()).isEmpty();
        assertThat(PgPlan.of(plan(20_000, 0, 1)).findings()).isEmpty();
        assertThat(PgPlan.of(plan(4_000, 16_000, 1)).findings()).isEmpty();
    }

    @Test
    void nodesAreCounted() {
        PgPlan one = PgPlan.of(plan(1, 1, 1));
        assertThat(one.words()).isEqualTo("Aggregate, Seq Scan");
        assertThat(one.and(one).words()).isEqualTo("2 x Aggregate, 2 x Seq Scan");
    }
}
