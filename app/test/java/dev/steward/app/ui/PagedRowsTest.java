package dev.steward.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PagedRowsTest {
    private final List<Integer> wanted = new ArrayList<>();
    private final PagedRows<Integer> rows = new PagedRows<>(wanted::add);

    @Test
    void fetchesOnlyThePagesSomebodyLooksAt() {
        rows.start(1_000_000, page(0));
        assertThat(rows).hasSize(1_000_000);
        assertThat(rows.get(99).value()).contains(99);
        assertThat(wanted).isEmpty();
        assertThat(rows.get(123_456).value()).isEmpty();
        assertThat(rows.get(123_499).value()).isEmpty();
        assertThat(wanted).containsExactly(123_400);
    }

    @Test
    void aPageThatArrivesFillsItsSlots() {
        rows.start(250, page(0));
        rows.get(200);
        rows.arrived(200, page(200).subList(0, 50));
        assertThat(rows.get(249).value()).contains(249);
        assertThat(rows.get(249).index()).isEqualTo(249);
    }

    @Test
    void aPageOfAnOlderListIsIgnored() {
        rows.start(250, page(0));
        rows.get(200);
        rows.start(10, page(0).subList(0, 10));
        rows.arrived(200, page(200));
        assertThat(rows).hasSize(10);
        assertThat(rows.stream().map(PagedRows.Slot::value).map(Optional::orElseThrow))
                .containsExactlyElementsOf(page(0).subList(0, 10));
    }

    @Test
    void aPageThatCouldNotBeHadIsAskedForAgain() {
        rows.start(250, page(0));
        rows.get(150);
        rows.missed(100);
        rows.get(150);
        assertThat(wanted).containsExactly(100, 100);
    }

    private static List<Integer> page(int offset) {
        return IntStream.range(offset, offset + PagedRows.PAGE).boxed().toList();
    }
}
