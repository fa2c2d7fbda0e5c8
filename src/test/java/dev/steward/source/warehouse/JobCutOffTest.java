package dev.steward.source.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.governance.policy.Keep;
import dev.steward.source.RowJobs.Ago;
import dev.steward.testing.Postgres;
import java.sql.Connection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Test;

class JobCutOffTest {
    @Test
    void theDatabaseReckonsTheCutOffThatAPolicyDoes() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Field<OffsetDateTime>> asked = new ArrayList<>();
        List<Instant> known = new ArrayList<>();
        List<Keep.Unit> units = List.of(Keep.Unit.HOUR, Keep.Unit.DAY, Keep.Unit.WEEK, Keep.Unit.MONTH, Keep.Unit.YEAR);
        for (int i = 0; i < 1_000; i++) {
            Instant now = Instant.ofEpochSecond(random.nextLong(1_500_000_000L, 2_500_000_000L));
            Keep keep = new Keep(1 + random.nextInt(40), units.get(random.nextInt(units.size())));
            asked.add(PgJobFunction.reckoned(
                    new Ago(keep.amount(), keep.chrono().orElseThrow()),
                    DSL.inline(now.atOffset(ZoneOffset.UTC), SQLDataType.TIMESTAMPWITHTIMEZONE)));
            known.add(keep.cutOff(now).orElseThrow());
        }
        try (Postgres server = Postgres.start();
                Connection connection = server.connect()) {
            var sql = DSL.using(Pool.configuration(connection));
            sql.execute("set timezone = 'America/New_York'");
            List<Instant> reckoned = new ArrayList<>();
            for (Object value : sql.select(asked).fetchSingle().intoList()) {
                reckoned.add(((OffsetDateTime) value).toInstant());
            }
            assertThat(reckoned).as("seed " + seed).isEqualTo(known);
        }
    }
}
