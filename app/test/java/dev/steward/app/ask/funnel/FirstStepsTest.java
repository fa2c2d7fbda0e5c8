package dev.steward.app.ask.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.catalog.EventFacts;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstStepsTest {
    @Test
    void findsTheWayThroughAShop() {
        List<EventFacts> shop = List.of(
                event("catalog", 14_518, 3_611),
                event("main", 5_635, 2_385),
                event("cart", 2_842, 1_924),
                event("product2", 2_172, 1_430),
                event("delivery_choice", 1_686, 1_356),
                event("product1", 1_515, 1_122),
                event("payment_choice", 1_107, 958),
                event("payment_done", 706, 653));

        assertThat(FirstSteps.among(shop)).containsExactly("catalog", "cart", "delivery_choice", "payment_choice");
    }

    @Test
    void startsWithWhatEverybodyDoesOnce() {
        List<EventFacts> app = List.of(
                event("page_view", 730_457, 20_000),
                event("login", 50_391, 9_955),
                event("register", 20_009, 19_995),
                event("add_pet", 17_172, 12_538),
                event("verify_email", 15_795, 15_783),
                event("subscribe", 2_383, 2_381));

        assertThat(FirstSteps.among(app)).containsExactly("register", "verify_email", "add_pet", "subscribe");
        assertThat(FirstSteps.after("add_pet", app)).containsExactly("add_pet", "subscribe");
    }

    @Test
    void aSingleEventIsAFunnelToo() {
        assertThat(FirstSteps.among(List.of(event("only", 3, 2)))).containsExactly("only");
        assertThat(FirstSteps.after("unseen", List.of())).containsExactly("unseen");
    }

    @Test
    void withoutMilestonesTheNextMostCommonEventIsTheGoal() {
        assertThat(FirstSteps.among(List.of(event("play", 900, 10), event("pause", 500, 9))))
                .containsExactly("pause", "play");
    }

    private static EventFacts event(String name, long count, long people) {
        return new EventFacts(name, count, people, Instant.EPOCH, Instant.EPOCH, List.of());
    }
}
