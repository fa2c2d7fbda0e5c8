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
import java.util.Properties;
import java.util.SequencedMap;
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
    private static final int MOMENTS = 12;
    private static final List<String> BUILT =
            List.of("index.build.seconds", "index.build.peak_rss_bytes", "index.renew.seconds", "index.renew.events");

    /** Questions about the demo's events that look at all of them. */
    private static final Map<String, String> QUESTIONS = Map.of("retention", """
            {"kind": "retention", "period": "week", "target": {"event": "register"}, "returning": {"event": null}}""", "lifecycle", """
            {"kind": "lifecycle", "period": "week", "activity": {"event": null}}""", "paths", """
            {"kind": "paths"}""");

    /** The events of all names together, and the people behind them, day by day. */
    private static final String TRENDS = """
            {"kind": "trends", "period": "day", "series": [{"event": null}, {"event": null, "measure": "people"}]}""";

    private final OpenSource source;
    private final Kinds kinds;
    private final DuckBaseline duck;
    private final BuildBench build;
    private final JourneyIndexes indexes;
    private final Work work;
    private final SequencedMap<String, Double> numbers = new LinkedHashMap<>();
    private final long events;

    /** @param indexes in a folder of their own, where there is none yet */
    EngineBench(
            OpenSource source, Kinds kinds, DuckBaseline duck, BuildBench build, JourneyIndexes indexes, Work work) {
        this.source = source;
        this.kinds = kinds;
        this.duck = duck;
        this.build = build;
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
        numbers.put("funnel.cold.seconds", best(COLD_TRIES, () -> ask(funnel(), streamed, work)));
        work.progress(0.4, "DuckDB sorts");
        numbers.put("sort.seconds", best(1, () -> duck.sortedTable(work)));
        work.progress(0.6, "Building the index");
        build(indexFolder);
        Journeys indexed = indexes.journeys(source.reader());
        warm("funnel", funnel(), indexed, 0.8);
        QUESTIONS.forEach((name, question) -> warm(name, question, indexed, 0.85));
        work.progress(0.9, "Trends");
        numbers.put("trends.seconds", best(COLD_TRIES, () -> ask(TRENDS, indexed, work)));
        work.progress(0.95, "Cancelling");
        cancel(indexed, streamed);
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
        Properties built = build.run(folder, work);
        for (String key : BUILT) {
            Optional.ofNullable(built.getProperty(key)).ifPresent(value -> numbers.put(key, Double.valueOf(value)));
        }
        numbers.put("index.bytes_per_event", (double) size(folder) / Math.max(1, events));
    }

    private void cancel(Journeys indexed, Journeys streamed) {
        double warm = cancel("funnel", funnel(), indexed);
        for (Map.Entry<String, String> question : QUESTIONS.entrySet()) {
            warm = Math.max(warm, cancel(question.getKey(), question.getValue(), indexed));
        }
        numbers.put("cancel.seconds", warm);
        double cold = new CancelBench(other -> ask(funnel(), streamed, other), measured("funnel.cold.seconds"))
                .longest(MOMENTS);
        double trends =
                new CancelBench(other -> ask(TRENDS, indexed, other), measured("trends.seconds")).longest(MOMENTS);
        numbers.put("cancel.cold.seconds", Math.max(cold, trends));
    }

    private double cancel(String name, String question, Journeys indexed) {
        return new CancelBench(other -> ask(question, indexed, other), measured(name + ".warm.seconds"))
                .longest(MOMENTS);
    }

    private double measured(String key) {
        return numbers.getOrDefault(key, 0.0);
    }

    private void warm(String name, String question, Journeys journeys, double progress) {
        work.progress(progress, name + " with the index");
        double seconds = best(WARM_TRIES, () -> ask(question, journeys, work));
        numbers.put(name + ".warm.seconds", seconds);
        numbers.put(name + ".warm.events_per_second", events / seconds);
    }

    private void ask(String question, Journeys journeys, Work under) {
        answer(kinds.parse(question), journeys, under);
    }

    private <Q extends Question, R> void answer(Asked<Q, R> asked, Journeys journeys, Work under) {
        asked.kind().answer(asked.question(), new Data(journeys, source.reader()), under);
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

    private static long size(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException unknown) {
            return 0;
        }
    }

    static String machine() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, Java "
                + Runtime.version().feature() + ", heap "
                + Runtime.getRuntime().maxMemory() / (1 << 20) + " MB";
    }
}
