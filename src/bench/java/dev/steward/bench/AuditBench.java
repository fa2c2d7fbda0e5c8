package dev.steward.bench;

import dev.steward.audit.Anchors;
import dev.steward.audit.AuditLog;
import dev.steward.audit.Entry;
import dev.steward.audit.FileAnchors;
import dev.steward.audit.Seal;
import dev.steward.audit.Verification;
import dev.steward.model.Value;
import dev.steward.model.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many entries a second reach the disk, signed checkpoints and anchors included, for one thread up to many that wait for
 * one another; and how quickly the log is verified. Arguments: a folder on the disk to be measured, how many entries.
 */
public final class AuditBench {
    private AuditBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, NoSuchAlgorithmException {
        Path folder = Files.createTempDirectory(Path.of(arguments[0]), "audit-bench");
        int entries = Integer.parseInt(arguments[1]);
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Seal seal = new Seal(() -> pair, () -> Optional.of(pair));
        for (int threads : new int[] {1, 4, 16, 64}) {
            Path home = folder.resolve("threads-" + threads);
            FileAnchors own = new FileAnchors(home.resolve("anchors.jsonl"));
            try (Anchors anchors = new Anchors(seal, own, InstantSource.system())) {
                AuditLog log = new AuditLog(home.resolve("audit"), InstantSource.system(), anchors);
                append(log, threads, Math.max(200, entries / 10 / threads)); // Warms up.
                measure(log, threads, entries / threads);
                long started = System.nanoTime();
                Verification found = log.verify(Work.unobserved());
                System.out.printf(
                        "           verified %,d entries in %.2f s, %s%n",
                        found.head().count(),
                        (System.nanoTime() - started) / 1e9,
                        found.ok() ? "they hold" : "THEY DO NOT HOLD");
            }
        }
    }

    private static void measure(AuditLog log, int threads, int each) throws InterruptedException {
        long started = System.nanoTime();
        long[] waits = append(log, threads, each);
        double seconds = (System.nanoTime() - started) / 1e9;
        Arrays.sort(waits);
        System.out.printf(
                "%2d threads: %,.0f entries a second; one waits %.1f ms in the middle, %.1f ms at the 99th of 100%n",
                threads, waits.length / seconds, waits[waits.length / 2] / 1e6, waits[waits.length * 99 / 100] / 1e6);
    }

    /** How long each entry took until it was on disk, in nanoseconds. */
    private static long[] append(AuditLog log, int threads, int each) throws InterruptedException {
        long[] waits = new long[threads * each];
        List<Thread> running = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int first = t * each;
            running.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < each; i++) {
                    long started = System.nanoTime();
                    log.append(new Entry(
                            "bench",
                            "change.step",
                            "/data/lake",
                            Map.of("plan", Value.of("3f9c12"), "rows", Value.of(i))));
                    waits[first + i] = System.nanoTime() - started;
                }
            }));
        }
        for (Thread thread : running) {
            thread.join();
        }
        return waits;
    }
}
