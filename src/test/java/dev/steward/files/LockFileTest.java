package dev.steward.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.steward.model.StorageFailed;
import dev.steward.testing.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockFileTest {
    private static final int TURNS = 100;

    @TempDir
    Path folder;

    /** Adds one to a number in a file, again and again: without the lock turns get lost. */
    static final class Counter {
        private Counter() {}

        public static void main(String[] arguments) throws Exception {
            count(Path.of(arguments[0]), TURNS);
        }

        static void count(Path folder, int turns) throws Exception {
            LockFile lock = new LockFile(folder.resolve("lock"), Duration.ofSeconds(30));
            Path file = folder.resolve("number");
            for (int i = 0; i < turns; i++) {
                try (LockFile.Held _ = lock.hold()) {
                    long number = Long.parseLong(Files.readString(file));
                    Files.writeString(file, Long.toString(number + 1));
                }
            }
        }
    }

    @Test
    void threadsAndProcessesTakeTurns() throws Exception {
        Files.writeString(folder.resolve("number"), "0");
        Process child = ChildJvm.start(Counter.class, folder.toString());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    Counter.count(folder, TURNS);
                } catch (Exception failed) {
                    throw new IllegalStateException(failed);
                }
            }));
        }

        for (Thread thread : threads) {
            thread.join();
        }
        ChildJvm.output(child);

        assertThat(folder.resolve("number")).hasContent(Integer.toString(5 * TURNS));
    }

    @Test
    void whoWaitsTooLongIsToldWhy() throws Exception {
        LockFile lock = new LockFile(folder.resolve("lock"), Duration.ofMillis(50));
        try (LockFile.Held _ = lock.hold()) {
            Throwable thrown = CompletableFuture.supplyAsync(() -> catchThrowable(lock::hold))
                    .join();

            assertThat(thrown).isInstanceOf(StorageFailed.class).hasMessageContaining("Another Steward");
        }
        try (LockFile.Held again = lock.hold()) {
            assertThat(again).isNotNull();
        }
    }
}
