package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class DisplayTest {
    private static final Predicate<String> ALL = library -> true;

    @Test
    void nothingIsInTheWayOnADesktop() {
        assertThat(new Display("Linux", false, Map.of("DISPLAY", ":0"), ALL, () -> true).obstacle())
                .isEmpty();
    }

    @Test
    void onlyLinuxCanLackADisplay() {
        assertThat(new Display("Mac OS X", false, Map.of(), library -> false, () -> false).obstacle())
                .isEmpty();
        assertThat(new Display("Windows 11", false, Map.of(), library -> false, () -> false).obstacle())
                .isEmpty();
    }

    @Test
    void saysThatThereIsNoDisplay() {
        assertThat(new Display("Linux", false, Map.of(), ALL, () -> true).obstacle())
                .hasValueSatisfying(obstacle -> {
                    assertThat(obstacle).hasMessageContaining("DISPLAY is not set");
                    assertThat(obstacle.remedy()).contains("ssh -X", "steward help");
                    assertThat(obstacle.code()).isEqualTo("window.no-display");
                });
    }

    @Test
    void saysThatNoDisplayAnswers() {
        assertThat(new Display("Linux", false, Map.of("DISPLAY", "far:7"), ALL, () -> false).obstacle())
                .hasValueSatisfying(obstacle -> assertThat(obstacle).hasMessageContaining("DISPLAY=far:7"));
    }

    @Test
    void namesTheLibrariesThatAreMissing() {
        Display display =
                new Display("Linux", false, Map.of("DISPLAY", ":0"), library -> !library.startsWith("libgtk"), () -> {
                    throw new AssertionError("asks for the server before the libraries");
                });
        assertThat(display.obstacle()).hasValueSatisfying(obstacle -> {
            assertThat(obstacle).hasMessageContaining("libgtk-3.so.0").hasMessageNotContaining("libXtst");
            assertThat(obstacle.remedy()).contains("apt install libgtk-3-0");
            assertThat(obstacle.code()).isEqualTo("window.no-gtk");
        });
    }

    @Test
    void theHeadlessPlatformIsADisplay() {
        assertThat(new Display("Linux", true, Map.of(), library -> false, () -> false).obstacle())
                .isEmpty();
    }

    @Test
    void looksAtThisMachineWithoutFailing() {
        // Whatever is installed here, the native calls must not break.
        Display here = Display.ofThisMachine();
        assertThat(here.library().test("libc.so.6") || !here.system().startsWith("Linux"))
                .isTrue();
        assertThat(here.library().test("libno-such-thing.so.1")).isFalse();
    }
}
