package dev.steward.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.model.Course;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ThinningTest {
    @Test
    void whatFitsStaysAsItIs() {
        assertThat(Thinning.keep(Course.of(5, 1, Double.NaN, 3), 4)).containsExactly(0, 1, 3);
        assertThat(Thinning.apart(Course.of(5, 1, 2, 3), 4)).isEqualTo(1);
    }

    @Test
    void whatIsTooMuchKeepsItsPeaks() {
        Course course = Course.of(100_000, i -> i == 77_777 ? 9 : i == 12_345 ? -9 : i % 2);
        int[] kept = Thinning.keep(course, 1_800);
        assertThat(kept)
                .hasSizeLessThanOrEqualTo(1_800)
                .contains(77_777, 12_345)
                .isSorted();
        assertThat(Arrays.stream(kept).distinct().count()).isEqualTo(kept.length);
        for (int i = 1; i < kept.length; i++) {
            assertThat(kept[i] - kept[i - 1]).isLessThanOrEqualTo(Thinning.apart(course, 1_800));
        }
    }

    @Test
    void aLongSilenceStaysAGap() {
        Course course = Course.of(10_000, i -> i > 3_000 && i < 7_000 ? Double.NaN : i);
        int[] kept = Thinning.keep(course, 100);
        int widest = 0;
        for (int i = 1; i < kept.length; i++) {
            widest = Math.max(widest, kept[i] - kept[i - 1]);
        }
        assertThat(widest).isGreaterThan(Thinning.apart(course, 100));
    }
}
