package dev.steward.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.testing.FxThreadWatch;
import dev.steward.app.testing.SimpleShop;
import dev.steward.app.testing.TestWindow;
import dev.steward.app.ui.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JavaFX thread never waits: not for a query, a file or a lock. */
class FxThreadTest {
    private static final int PEOPLE = 200_000;

    @TempDir
    Path folder;

    @Test
    void itNeverWaitsWhileALargeSourceIsOpenedAndAsked() throws TimeoutException {
        Path shop = SimpleShop.write(folder, PEOPLE);
        try (TestWindow window = TestWindow.open(folder.resolve("home"));
                FxThreadWatch watch = FxThreadWatch.start()) {
            window.dialogs().choose(shop);
            window.click("Open a file…");
            window.awaitText("Ready to open.");
            window.click("Open");
            window.awaitText("3 names");
            for (String screen : new String[] {
                Place.PEOPLE, Place.FUNNELS, Place.RETENTION, Place.LIFECYCLE, Place.PATHS, Place.EVENTS
            }) {
                TestWindow.onFx(() -> {
                    window.shell().go(new Place.Front(screen));
                    return screen;
                });
                window.until(
                        "the work of " + screen + " to end",
                        () -> window.background().running().isEmpty());
            }
            assertThat(watch.samples()).isGreaterThan(100);
            assertThat(watch.waits()).as("where it stood waiting").isEmpty();
        }
    }

    @Test
    void theWatchSeesWhatItIsForFilesAndLocks() throws TimeoutException, IOException {
        Path file = Files.write(folder.resolve("big"), new byte[64_000_000]);
        try (TestWindow window = TestWindow.open(folder.resolve("home"));
                FxThreadWatch watch = FxThreadWatch.start()) {
            TestWindow.onFx(() -> Files.readAllBytes(file).length);
            assertThat(watch.waits()).anyMatch(stack -> stack.contains("sun.nio"));
            TestWindow.onFx(() -> {
                LockSupport.parkNanos(50_000_000);
                return window;
            });
            assertThat(watch.waits()).anyMatch(stack -> stack.contains("LockSupport.park"));
        }
    }
}
