package dev.steward.source.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.Hazard;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Hazard("H60")
class ValuelessTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "select 'ann' from t|select ? from t",
                "a = 'it''s ann' and b|a = ? and b",
                "a = E'it\\'s ann' and b|a = ? and b",
                "a = e'\\\\' and 'ann' = b|a = ? and ? = b",
                "a = 'back\\' and b = 'ann'|a = ? and b = ?",
                "a = $$ann 'x$$ and b|a = ? and b",
                "a = $q$ann $$ x$q$ and b|a = ? and b",
                "a = $1 and b = ?|a = ? and b = ?",
                "x > 12.5e-3 and y < .5 and z = 1_000|x > ? and y < ? and z = ?",
                "\"it's 5\".\"a\"\"b\" = 5|\"it's 5\".\"a\"\"b\" = ?",
                "c1 = v2|c1 = v2",
                "a -- ann, 5|a",
                "a /* ann /* bob */ cy */ b|a  b",
                "a = 'ann|a = ?",
                "a /* ann|a",
                "e = b'1' and e'x' = X'1F'|e = ? and ? = ?",
                "größe = 5|größe = ?",
                "cast(x as numeric(10,2))|cast(x as numeric(?,?))",
            })
    void values(String sql, String without) {
        assertThat(Valueless.of(sql)).isEqualTo(without);
    }

    /** Whatever is around it, and whatever is in it, a quoted value does not get through. */
    @Test
    void noValueGetsThrough() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> around = List.of(
                "select ",
                "\"a'b\" = ",
                "\"a\"\"\" = ",
                "/* ' */ ",
                "-- '\n",
                "x1 and ",
                "'' || ",
                "$$ ' $$ , ",
                "(",
                ") ");
        List<String> inside = List.of("''", "\"", "--", "/*", "*/", "$$", "?", "SECRET", "\n", " ");
        for (int i = 0; i < 5_000; i++) {
            StringBuilder sql = new StringBuilder();
            for (int part = random.nextInt(6); part >= 0; part--) {
                sql.append(around.get(random.nextInt(around.size())));
            }
            sql.append("'SECRET");
            for (int part = random.nextInt(6); part > 0; part--) {
                sql.append(inside.get(random.nextInt(inside.size())));
            }
            sql.append("' from kept");
            assertThat(Valueless.of(sql.toString()))
                    .as("seed %s: %s", seed, sql)
                    .doesNotContain("SECRET")
                    .endsWith("? from kept");
        }
    }
}
