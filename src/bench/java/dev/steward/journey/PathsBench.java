package dev.steward.journey;

import dev.steward.analysis.Data;
import dev.steward.analysis.PlainData;
import dev.steward.analysis.paths.Paths;
import dev.steward.analysis.paths.PathsKind;
import dev.steward.analysis.paths.PathsResult;
import dev.steward.definition.JsonFields;
import dev.steward.model.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Nanoseconds of one core per event of a paths question, over journeys that lie in memory already. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PathsBench {
    private static final int EVENTS = 4_000_000;
    private static final int PEOPLE = 50_000;

    @Param({
        "{\"kind\": \"paths\", \"show_dropoff\": true}",
        "{\"kind\": \"paths\", \"show_dropoff\": true, \"node_property\": {\"event0\": \"page\"}}",
        "{\"kind\": \"paths\", \"start_at\": \"event3\", \"events\": [\"event1\", \"event2\", \"event3\", \"event4\"]}",
        "{\"kind\": \"paths\", \"max_nodes_per_step\": 8, \"max_steps\": 10}"
    })
    public String question = "";

    /** How many different pages there are. */
    @Param({"200", "100000"})
    public int pages;

    private Data data = PlainData.of(new Ready(List.of()));
    private Paths asked = new PathsKind().read(JsonFields.parse("{\"kind\": \"paths\"}"));

    /** Journeys as an index hands them out: nothing is read, sorted or looked up. */
    private record Ready(List<Journey> journeys) implements Journeys {
        @Override
        public <F extends Fold<F, R>, R> R fold(JourneyQuery query, Supplier<F> fresh, Work work) {
            F fold = fresh.get();
            journeys.forEach(fold::accept);
            return fold.finish();
        }
    }

    @Setup
    public void prepare() {
        asked = new PathsKind().read(JsonFields.parse(question));
        boolean named = !asked.nodes().property().isEmpty();
        JourneyQuery query = new JourneyQuery(
                asked.scope().actor(),
                List.of(),
                asked.scope().range(),
                List.of(dev.steward.model.Matcher.ANY),
                named ? List.of("page") : List.of(),
                false);
        GrowingLegend legend = new GrowingLegend(query.properties().size());
        Random random = new Random(5);
        List<Journey> journeys = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            Journey journey = new Journey(query, legend, Work.unobserved());
            journey.begin(legend.newActor("person" + person));
            long at = 0;
            for (int i = 0; i < EVENTS / PEOPLE; i++) {
                at += random.nextInt(10) == 0 ? 86_400_000_000L : random.nextInt(100_000_000);
                int kind = (int) Math.min(17, Math.abs(random.nextGaussian() * 6));
                int event = journey.add(at, legend.code("event" + kind));
                journey.matches(
                        event,
                        0,
                        kind >= 1 && kind <= 4 || asked.nodes().events().isEmpty() ? 1 : 0);
                if (named && kind == 0) {
                    int page = (int) (Math.pow(random.nextDouble(), 4) * pages);
                    journey.carries(event, 0, legend.value(0, "/page/" + page));
                }
            }
            journeys.add(journey);
        }
        data = PlainData.of(new Ready(journeys));
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public PathsResult event() {
        return new PathsKind().answer(asked, data, Work.unobserved());
    }
}
