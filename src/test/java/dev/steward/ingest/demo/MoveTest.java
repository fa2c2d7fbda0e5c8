package dev.steward.ingest.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.model.BadInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoveTest {
    @ParameterizedTest
    @EnumSource(Kind.class)
    void aMoveComesOutOfItsPackAsItWentIn(Kind kind) {
        for (boolean again : new boolean[] {false, true}) {
            Move move = new Move(DemoYear.START + 17, 4_999_999, kind, 65_535, 255, again);
            assertThat(Move.unpack(move.at(), move.packed())).isEqualTo(move);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 1_000_000})
    void daysAreInOrderWhetherTheyFitIntoMemoryOrNot(int most, @TempDir Path folder) {
        long seed = 11;
        Random random = new Random(seed);
        List<Move> all = new ArrayList<>();
        Days days = new Days(folder, most);
        for (int i = 0; i < 5_000; i++) {
            long at = DemoYear.START + random.nextLong(3 * DemoYear.DAY) / 10_000 * 10_000;
            Move move = new Move(at, i, Kind.PAGE_VIEW, 1, 2, false);
            all.add(move);
            days.add(move);
        }
        all.sort(Comparator.comparingLong(Move::at).thenComparing(Move::person));
        List<Move> read = new ArrayList<>();
        for (int day = 0; day < 4; day++) {
            assertThat(days.before(day)).as("seed %d", seed).isEqualTo(read.size());
            days.of(day).forEach(read::add);
        }
        assertThat(read).as("seed %d", seed).isEqualTo(all);
        assertThat(days.total()).isEqualTo(5_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 99, 5_000_001})
    void aLakeOfAnImpossibleSizeIsRefused(int people) {
        assertThatThrownBy(() -> new DemoSize(people))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("" + people);
    }

    @Test
    void theSmallestLakeIsPossible() {
        assertThat(new DemoSize(100).people()).isEqualTo(100);
    }
}
