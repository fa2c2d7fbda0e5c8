package dev.steward.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.Hazard;
import dev.steward.model.Work;
import dev.steward.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Hazard("H81")
class ManyWritersTest {
    private static final int SEGMENT = 700;

    @TempDir
    Path folder;

    /** Some threads that append to one log, each numbering what it writes. */
    static final class Writers {
        private Writers() {}

        public static void main(String[] arguments) throws Exception {
            write(Path.of(arguments[0]), arguments[1], 4, 250);
        }

        static void write(Path folder, String name, int threads, int entries) throws InterruptedException {
            AuditLog log = new AuditLog(folder, InstantSource.system(), SEGMENT, Disk.REAL);
            List<Thread> running = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                String who = name + "-" + t;
                running.add(Thread.ofPlatform().start(() -> {
                    for (int i = 0; i < entries; i++) {
                        log.append(new Entry(who, "step", Integer.toString(i)));
                    }
                }));
            }
            for (Thread thread : running) {
                thread.join();
            }
        }
    }

    @Test
    void threadsAndStewardsWriteOneChain() throws Exception {
        List<Process> children = List.of(
                ChildJvm.start(Writers.class, folder.toString(), "one"),
                ChildJvm.start(Writers.class, folder.toString(), "two"));
        Writers.write(folder, "here", 8, 1_000);
        for (Process child : children) {
            ChildJvm.output(child);
        }

        AuditLog log = new AuditLog(folder, InstantSource.system(), SEGMENT, Disk.REAL);
        Verification verification = log.verify(Work.unobserved());
        assertThat(verification.fault()).isEmpty();
        assertThat(verification.tornBytes()).isZero();
        assertThat(verification.head().count()).isEqualTo(10_000);
        assertThat(inOrder(log))
                .hasSize(16)
                .allSatisfy((who, count) -> assertThat(count).isEqualTo(who.startsWith("here") ? 1_000 : 250));
    }

    /** How many entries each writer has; each must have written its own in order. */
    private static Map<String, Integer> inOrder(AuditLog log) {
        Map<String, Integer> next = new HashMap<>();
        for (Recorded entry : log.entries(AuditQuery.newest(10_000)).reversed()) {
            Recorded.Payload payload = entry.payload().orElseThrow();
            int expected = next.merge(payload.person(), 1, Integer::sum) - 1;
            assertThat(payload.subject()).isEqualTo(Integer.toString(expected));
        }
        return next;
    }

    @Test
    void whoWaitsTogetherIsWrittenTogether() throws Exception {
        AtomicInteger writes = new AtomicInteger();
        Disk slow = new Disk() {
            @Override
            public void write(Path file, long offset, byte[] bytes) throws IOException {
                writes.incrementAndGet();
                try {
                    Thread.sleep(5);
                } catch (InterruptedException interrupted) {
                    throw new IOException(interrupted);
                }
                REAL.write(file, offset, bytes);
            }

            @Override
            public void cut(Path file, long offset) throws IOException {
                REAL.cut(file, offset);
            }
        };
        AuditLog log = new AuditLog(folder, InstantSource.system(), 10_000, slow);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 50; t++) {
            threads.add(Thread.startVirtualThread(() -> {
                for (int i = 0; i < 10; i++) {
                    log.append(new Entry("jane", "step", ""));
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(log.head().count()).isEqualTo(500);
        assertThat(writes.get()).isLessThan(250);
    }
}
