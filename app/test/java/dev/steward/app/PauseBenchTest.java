package dev.steward.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.testing.SimpleShop;
import dev.steward.app.testing.TestWindow;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PauseBenchTest {
    /** Longer than any screen takes to come up, however busy the machine. */
    private static final long STILL = 2_000_000_000;

    @TempDir
    Path folder;

    @Test
    void seesThatTheWindowStoodStill() throws Exception {
        Path shop = SimpleShop.write(folder, 500);
        try (TestWindow window = TestWindow.open(folder.resolve("home"))) {
            window.openFile(shop);
            Platform.runLater(() -> LockSupport.parkNanos(STILL));
            Reactions reactions = new PauseBench(window.shell(), window.background()).run();
            Pauses pauses = reactions.pauses();
            assertThat(pauses.beats()).isGreaterThan(50);
            assertThat(pauses.millis(1)).isGreaterThan(1_800);
            assertThat(pauses.longestOn()).isEmpty();
            assertThat(pauses.millis(0.5)).isLessThanOrEqualTo(pauses.millis(0.99));
            assertThat(reactions.edits()).hasSize(24);
            assertThat(reactions.editMillis(0.5)).isPositive().isLessThanOrEqualTo(reactions.editMillis(1));
        }
    }
}
