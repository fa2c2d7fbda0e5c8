package dev.steward.bench;

import dev.steward.Answer;
import dev.steward.OpenSource;
import dev.steward.Steward;
import dev.steward.analysis.Kinds.Asked;
import dev.steward.analysis.Question;
import dev.steward.ingest.demo.DemoSize;
import dev.steward.model.Work;
import dev.steward.workspace.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

/** Questions over the index of a demo lake, each from the definition to the numbers. 13,334 people are a million events. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx512m")
public class JourneyBench {
    private static final Map<String, String> QUESTIONS =
            Map.of("funnel", """
            {"kind": "funnel", "steps": [{"event": "register"}, {"event": "verify_email"}, {"event": "add_pet"},
             {"event": "set_reminder"}, {"event": "subscribe"}]}""", "filtered", """
            {"kind": "funnel", "steps": [{"event": "register"},
             {"event": "add_pet", "where": [{"property": "species", "value": "dog"}]}, {"event": "subscribe"}]}""", "breakdown", """
            {"kind": "funnel", "steps": [{"event": "register"}, {"event": "add_pet"}],
             "breakdown": {"properties": ["country"]}}""", "retention", """
            {"kind": "retention", "period": "week", "target": {"event": "register"}, "returning": {"event": null}}""", "lifecycle", """
            {"kind": "lifecycle", "period": "week", "activity": {"event": null}}""");

    @Param("133340")
    public int people;

    @Param({"funnel", "filtered", "breakdown", "retention", "lifecycle"})
    public String question = "funnel";

    private Path folder = Path.of("");
    private Steward steward;
    private OpenSource source;

    @Setup
    public void index() throws IOException {
        folder = Files.createTempDirectory("steward-bench");
        steward = Steward.start(Home.in(folder));
        Path lake = steward.demo(new DemoSize(people), Work.unobserved());
        source = steward.open(lake, Optional.empty(), Work.unobserved());
        source.indexes().renew(source.reader(), Optional.empty(), Work.unobserved());
    }

    @Benchmark
    public Object ask() {
        return answer(steward.kinds().parse(QUESTIONS.getOrDefault(question, "")));
    }

    private <Q extends Question, R> Answer<Q, R> answer(Asked<Q, R> asked) {
        return steward.ask(source, asked.kind(), asked.question(), false, Work.unobserved());
    }

    @TearDown
    public void remove() throws IOException {
        source.close();
        steward.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        }
    }
}
