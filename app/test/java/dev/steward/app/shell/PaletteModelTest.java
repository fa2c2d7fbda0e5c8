package dev.steward.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.shell.PaletteModel.Entry;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaletteModelTest {
    private final PaletteModel model = new PaletteModel();

    @Test
    void everyWordMustOccurAndBeginningsComeFirst() {
        model.offer(List.of(entry("choose_payment"), entry("payment_done"), entry("prepayment"), entry("cart")));
        model.type("pay");
        assertThat(names()).containsExactly("payment_done", "choose_payment", "prepayment");
        model.type("Done pay");
        assertThat(names()).containsExactly("payment_done");
        model.type("event cart");
        assertThat(names()).containsExactly("cart");
        model.type("nothing like it");
        assertThat(names()).isEmpty();
    }

    @Test
    void namesThatComeLaterAreFoundByWhatWasTypedBefore() {
        model.offer(List.of(entry("cart")));
        model.type("pay");
        model.add(List.of(entry("payment_done")));
        assertThat(names()).containsExactly("payment_done");
    }

    @Test
    void thousandsOfEntriesAreCutToWhatCanBeSeen() {
        model.offer(
                IntStream.range(0, 5_000).mapToObj(at -> entry("event" + at)).toList());
        assertThat(names()).hasSize(PaletteModel.MOST);
        model.type("event4999");
        assertThat(names()).containsExactly("event4999");
    }

    private List<String> names() {
        return model.found().stream().map(Entry::name).toList();
    }

    private static Entry entry(String name) {
        return new Entry(name, "Event", "mdi2c-close", Optional.empty(), () -> {});
    }
}
