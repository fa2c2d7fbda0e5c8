package dev.steward.bench;

import dev.steward.Steward;
import dev.steward.ingest.ImportReport;
import dev.steward.ingest.ImportRequest;
import dev.steward.ingest.ImportRules;
import dev.steward.model.Work;
import dev.steward.workspace.Home;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Imports one large CSV with the engine's memory limited, and says how much memory the process took at most. About 100
 * bytes a row: 20,000,000 rows are 2 GB. Linux only, for the peak.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx512m")
public class ImportBench {
    private static final int LIMIT_MEGABYTES = 1_000;
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    @Param("20000000")
    public int rows;

    private Path folder;
    private Path csv;

    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Counted {
        public double csvMegabytes;
        public double peakMegabytes;
    }

    @Setup
    public void write() throws IOException {
        folder = Files.createTempDirectory("steward-import-bench");
        csv = folder.resolve("events.csv");
        Random random = new Random(1);
        try (Writer out = Files.newBufferedWriter(csv)) {
            out.write("user,event,ts,url,amount,note\n");
            for (int row = 0; row < rows; row++) {
                out.write("user-" + random.nextInt(500_000) + ",event_" + random.nextInt(20) + ','
                        + START.plusSeconds((long) (row * (90.0 * 86_400 / rows)))
                        + ",https://shop.example/page/" + random.nextInt(1_000) + ',' + random.nextInt(10_000)
                        + ",note " + Long.toHexString(random.nextLong()) + '\n');
            }
        }
    }

    @Benchmark
    public ImportReport importOneCsv(Counted counted) throws IOException {
        Home home = Home.in(folder.resolve("home"));
        try (Steward steward = Steward.start(home)) {
            steward.settings().update(settings -> settings.withMemoryMegabytes(Optional.of(LIMIT_MEGABYTES)));
            ImportReport report = steward.importFiles(
                    new ImportRequest(
                            List.of(csv),
                            folder.resolve("lake"),
                            Optional.empty(),
                            "1",
                            "bench",
                            ImportRules.defaults()),
                    Work.unobserved());
            counted.csvMegabytes = Files.size(csv) / 1e6;
            counted.peakMegabytes = peakKilobytes() / 1e3;
            return report;
        }
    }

    private static double peakKilobytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(Double.NaN);
    }

    @TearDown
    public void remove() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
