package dev.steward;

import dev.steward.files.SafeFiles;
import dev.steward.files.WriteFailures;
import dev.steward.journey.JourneyIndexes;
import dev.steward.model.Work;
import dev.steward.source.SourceSnapshot;
import dev.steward.source.lake.EngineLimits;
import dev.steward.source.lake.LakeFolder;
import dev.steward.source.lake.LocalSource;
import dev.steward.source.lake.LocalSources;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Makes an index in a process of its own, with the options of this one, so that the memory measured is what a build takes
 * and nothing else; then a second one without a day, to which the day is added.
 */
final class BuildBench {
    private static final Duration SAMPLE = Duration.ofMillis(10);

    private final EngineLimits limits;
    private final Path lake;

    BuildBench(EngineLimits limits, Path lake) {
        this.limits = limits;
        this.lake = lake;
    }

    /**
     * Leaves the index in {@code folder}, and what was measured, by the keys of the report.
     *
     * @throws IllegalStateException when the other process has failed; what it said stands on standard error
     */
    Properties run(Path folder, Work work) {
        Path measured = folder.resolveSibling(folder.getFileName() + ".properties");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-X") && !option.contains("AOT")
                        || option.startsWith("--enable-native-access=ALL-UNNAMED"))
                .map(option -> option.replace("ALL-UNNAMED,javafx.graphics", "ALL-UNNAMED"))
                .forEach(command::add);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                BuildBench.class.getName(),
                lake.toString(),
                folder.toString(),
                measured.toString(),
                Long.toString(limits.memory()),
                Integer.toString(limits.threads()),
                limits.spill().toString()));
        try {
            Process child = new ProcessBuilder(command).inheritIO().start();
            try (Work.Handle _ = work.onCancel(child::destroy)) {
                int status = child.waitFor();
                work.checkCancelled();
                if (status != 0) {
                    throw new IllegalStateException("the process that builds the index ended with " + status);
                }
            } catch (InterruptedException interrupted) {
                child.destroy();
                throw new IllegalStateException(interrupted);
            }
            Properties numbers = new Properties();
            try (InputStream in = Files.newInputStream(measured)) {
                numbers.load(in);
            }
            return numbers;
        } catch (IOException failed) {
            throw WriteFailures.of(measured, failed);
        } finally {
            SafeFiles.delete(measured);
        }
    }

    /** The other process. Arguments: lake, folder of the index, file for the numbers, and the engine's limits. */
    public static void main(String[] arguments) throws IOException {
        EngineLimits limits =
                new EngineLimits(Long.parseLong(arguments[3]), Integer.parseInt(arguments[4]), Path.of(arguments[5]));
        Path folder = Path.of(arguments[1]);
        Properties numbers = new Properties();
        try (LocalSource source = new LocalSources(limits, _ -> Optional.empty())
                .open(new LakeFolder(Path.of(arguments[0]))::current, Work.unobserved())) {
            whole(source, folder, limits.threads(), numbers);
            oneDayMore(source, folder.resolveSibling(folder.getFileName() + "-renewed"), limits.threads(), numbers);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        numbers.store(bytes, null);
        SafeFiles.write(Path.of(arguments[2]), bytes.toByteArray());
    }

    private static void whole(LocalSource source, Path folder, int threads, Properties numbers) {
        AtomicLong peak = new AtomicLong();
        AtomicBoolean ended = new AtomicBoolean();
        Thread watch = Thread.ofPlatform().daemon().start(() -> {
            while (!ended.get()) {
                Machine.anonymousMemory().ifPresent(now -> peak.accumulateAndGet(now, Math::max));
                LockSupport.parkNanos(SAMPLE.toNanos());
            }
        });
        JourneyIndexes indexes = new JourneyIndexes(folder, threads);
        long started = System.nanoTime();
        indexes.renew(source, Optional.empty(), Work.unobserved());
        put(numbers, "index.build.seconds", (System.nanoTime() - started) / 1e9);
        ended.set(true);
        if (watch.isAlive() && peak.get() > 0) {
            put(numbers, "index.build.peak_rss_bytes", peak.get());
        }
    }

    private static void oneDayMore(LocalSource source, Path folder, int threads, Properties numbers) {
        SourceSnapshot snapshot = source.snapshot().orElseThrow();
        if (snapshot.shards().size() < 2) {
            return;
        }
        JourneyIndexes indexes = new JourneyIndexes(folder, threads);
        try {
            indexes.renew(new WithoutLastShard(source), Optional.empty(), Work.unobserved());
            long started = System.nanoTime();
            indexes.renew(source, Optional.empty(), Work.unobserved());
            put(numbers, "index.renew.seconds", (System.nanoTime() - started) / 1e9);
            put(numbers, "index.renew.events", snapshot.shards().getLast().rows());
        } finally {
            indexes.drop();
        }
    }

    private static void put(Properties numbers, String key, double value) {
        numbers.setProperty(key, Double.toString(value));
    }
}
