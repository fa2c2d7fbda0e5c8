package dev.steward;

import dev.steward.analysis.Data;
import dev.steward.analysis.Kinds;
import dev.steward.analysis.Kinds.Asked;
import dev.steward.analysis.Question;
import dev.steward.journey.JourneyIndexes;
import dev.steward.journey.Journeys;
import dev.steward.journey.StreamedJourneys;
import dev.steward.model.Work;
import dev.steward.source.lake.DuckBaseline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Measures the engine on a lake against DuckDB on the same files, in one run, so that the ratios hold on any machine: what
 * reading alone costs, a funnel written in SQL, the same questions without an index, building it, and with it.
 */
final class EngineBench {
    private static final List<String> STEPS =
            List.of("register", "verify_email", "add_pet", "set_reminder", "subscribe");
    private static final Duration WINDOW = Duration.ofDays(7);
    private static final int COLD_TRIES = 2;
    private static final int WARM_TRIES = 9;

    /** Questions about the demo's events that look at all of them. */
    private static final Map<String, String> QUESTIONS = Map.of("retention", """
            {"kind": "retention", "period": "week", "target": {"event": "register"}, "returning": {"event": null}}""", "lifecycle", """
            {"kind": "lifecycle", "period": "week", "activity": {"event": null}}""", "paths", """
            {"kind": "paths"}""");

    private final OpenSource source;
    private final Kinds kinds;
    private final DuckBaseline duck;
    private final JourneyIndexes indexes;
    private final Work work;
    private final SequencedMap<String, Double> numbers = new LinkedHashMap<>();
    private final long events;

    /** @param indexes in a folder of their own, where there is none yet */
    EngineBench(OpenSource source, Kinds kinds, DuckBaseline duck, JourneyIndexes indexes, Work work) {
        this.source = source;
        this.kinds = kinds;
        this.duck = duck;
        this.indexes = indexes;
        this.work = work;
        this.events = source.facts().events();
    }

    BenchReport run(Path indexFolder) {
        numbers.put("events", (double) events);
        work.progress(0, "DuckDB reads and hashes");
        numbers.put("floor.seconds", best(3, () -> duck.readAndHash(work)));
        work.progress(0.1, "DuckDB joins");
        numbers.put("asof.seconds", best(COLD_TRIES, () -> duck.asofFunnel(STEPS, WINDOW, work)));
        work.progress(0.2, "Without an index");
        StreamedJourneys streamed = new StreamedJourneys(source.reader());
        numbers.put("funnel.cold.seconds", best(COLD_TRIES, () -> ask(funnel(), streamed)));
        work.progress(0.4, "DuckDB sorts");
        numbers.put("sort.seconds", best(1, () -> duck.sortedTable(work)));
        work.progress(0.6, "Building the index");
        build(indexFolder);
        Journeys indexed = indexes.journeys(source.reader());
        warm("funnel", funnel(), indexed, 0.8);
        QUESTIONS.forEach((name, question) -> {
            if (kinds.all().stream().anyMatch(kind -> kind.name().equals(name))) {
                warm(name, question, indexed, 0.9);
            }
        });
        return new BenchReport(machine(), numbers);
    }

    private static String funnel() {
        StringBuilder steps = new StringBuilder();
        STEPS.forEach(step -> steps.append(steps.isEmpty() ? "" : ", ")
                .append("{\"event\": \"")
                .append(step)
                .append("\"}"));
        return "{\"kind\": \"funnel\", \"window\": {\"value\": " + WINDOW.toDays()
                + ", \"unit\": \"day\"}, \"steps\": [" + steps + "]}";
    }

    private void build(Path folder) {
        AtomicLong peak = new AtomicLong();
        AtomicBoolean ended = new AtomicBoolean();
        long before = anonymous().orElse(0L);
        Thread watch = Thread.ofPlatform().daemon().start(() -> {
            while (!ended.get()) {
                anonymous().ifPresent(now -> peak.accumulateAndGet(now, Math::max));
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        });
        numbers.put("index.build.seconds", best(1, () -> indexes.renew(source.reader(), Optional.empty(), work)));
        ended.set(true);
        if (watch.isAlive() && before > 0) {
            numbers.put("index.build.peak_rss_bytes", (double) peak.get());
        }
        numbers.put("index.bytes_per_event", (double) size(folder) / Math.max(1, events));
    }

    private void warm(String name, String question, Journeys journeys, double progress) {
        work.progress(progress, name + " with the index");
        double seconds = best(WARM_TRIES, () -> ask(question, journeys));
        numbers.put(name + ".warm.seconds", seconds);
        numbers.put(name + ".warm.events_per_second", events / seconds);
    }

    private void ask(String question, Journeys journeys) {
        answer(kinds.parse(question), journeys);
    }

    private <Q extends Question, R> void answer(Asked<Q, R> asked, Journeys journeys) {
        asked.kind().answer(asked.question(), new Data(journeys, source.reader()), work);
    }

    private double best(int tries, Runnable measured) {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < tries; i++) {
            work.checkCancelled();
            long started = System.nanoTime();
            measured.run();
            best = Math.min(best, (System.nanoTime() - started) / 1e9);
        }
        return best;
    }

    /** Memory of this process that is no file, in bytes; Linux tells. */
    private static Optional<Long> anonymous() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("RssAnon:"))
                    .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                    .findFirst();
        } catch (IOException | NumberFormatException unknown) {
            return Optional.empty();
        }
    }

    private static long size(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException unknown) {
            return 0;
        }
    }

    private static String machine() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, Java "
                + Runtime.version().feature() + ", heap "
                + Runtime.getRuntime().maxMemory() / (1 << 20) + " MB";
    }
}
