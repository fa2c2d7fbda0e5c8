package dev.steward.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.model.Cancelled;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongsTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 31, 32, 33, 34, 1_000, 100_000})
    void selectsWhatSortingWouldPut(int size) {
        Random random = new Random(size);
        for (int spread : new int[] {1, 3, 1_000_000}) {
            Longs numbers = new Longs();
            long[] plain = new long[size];
            for (int i = 0; i < size; i++) {
                plain[i] = spread == 3 ? i / 7 : random.nextInt(spread);
                numbers.add(plain[i]);
            }
            Arrays.sort(plain);
            for (int index : new int[] {0, size / 2, size - 1, (size - 1) / 2, size / 3}) {
                assertThat(numbers.select(index))
                        .as("%d of %d, spread %d", index, size, spread)
                        .isEqualTo(plain[index]);
                for (int i = 0; i < size; i++) {
                    assertThat(i < index ? numbers.get(i) <= plain[index] : numbers.get(i) >= plain[index])
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 200_000, 262_144, 300_001})
    void sortsInPiecesAsInOne(int size) {
        Random random = new Random(size);
        Longs numbers = new Longs();
        long[] plain = new long[size];
        for (int i = 0; i < size; i++) {
            plain[i] = random.nextInt(1_000_000) - 500_000;
            numbers.add(plain[i]);
        }
        Arrays.sort(plain);
        int[] pauses = {0};
        numbers.sort(() -> pauses[0]++);
        for (int i = 0; i < size; i++) {
            assertThat(numbers.get(i)).isEqualTo(plain[i]);
        }
        assertThat(pauses[0]).isGreaterThanOrEqualTo(size / 65_536);
        numbers.add(7);
        assertThat(numbers.get(size)).isEqualTo(7);
        if (size > 100_000) {
            int[] left = {3};
            assertThatThrownBy(() -> numbers.sort(() -> {
                        if (--left[0] == 0) {
                            throw new Cancelled();
                        }
                    }))
                    .isInstanceOf(Cancelled.class);
        }
    }
}
