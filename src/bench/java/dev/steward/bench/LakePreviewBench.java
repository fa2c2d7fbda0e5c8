package dev.steward.bench;

import dev.steward.Governance;
import dev.steward.OpenSource;
import dev.steward.Steward;
import dev.steward.governance.gate.Place;
import dev.steward.governance.hold.Hold;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.policy.PolicyFile;
import dev.steward.governance.policy.RetentionPolicy;
import dev.steward.ingest.demo.DemoSize;
import dev.steward.model.Work;
import dev.steward.source.EventTable;
import dev.steward.source.SourceSnapshot;
import dev.steward.workspace.Home;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jooq.impl.DSL;

/**
 * What a policy would remove from a large lake: how long a preview takes by the list of files alone, and where an exception or a hold makes
 * it look at rows; beside reading the time of every event once. Arguments: a folder to work in,
 * new or without people in it, and how many people the demo lake has.
 */
public final class LakePreviewBench {
    private static final int TIMES = 3;
    private static final String POLICY = """
            name: raw
            target: {events: all}
            keep: 180 days
            """;
    private static final String EXCEPTION = """
            exceptions:
              - name: subscriptions
                event: subscribe
                keep: 7 years
            """;

    private LakePreviewBench() {}

    public static void main(String[] arguments) throws Exception {
        Home home = Home.in(Path.of(arguments[0]).resolve("home"));
        try (Steward steward = Steward.start(home)) {
            Path lake = said(
                    "the demo lake",
                    1,
                    () -> steward.demo(new DemoSize(Integer.parseInt(arguments[1])), Work.unobserved()));
            List<String> held;
            try (OpenSource source = steward.open(lake, Optional.empty(), Work.unobserved())) {
                said("the time of every event, read once", TIMES, () -> latest(source));
                held = somebody(source);
            }
            Governance governance = steward.governance();
            Place place = Place.lake(lake);
            previewed(governance, "by the list of files", POLICY, place);
            previewed(governance, "with an exception", POLICY + EXCEPTION, place);
            hold(governance, held);
            previewed(governance, "with a hold of two people", POLICY, place);
        }
    }

    private static void previewed(Governance governance, String how, String yaml, Place place) throws Exception {
        RetentionPolicy policy = PolicyFile.parse(yaml, "policy");
        Plan plan = said(
                "preview " + how,
                TIMES,
                () -> governance.gate().preview(policy, place, Instant.now(), Work.unobserved()));
        System.out.printf(
                Locale.ROOT,
                "  %,d of %,d rows go, in %,d files; %,d files stay for a reason%n",
                plan.rows(),
                plan.target().rows(),
                plan.items().size(),
                plan.kept().stream().map(Plan.Kept::path).distinct().count());
    }

    private static long latest(OpenSource source) {
        EventTable events = events(source);
        long[] latest = new long[1];
        source.reader()
                .fetch(
                        DSL.select(DSL.max(events.micros())).from(events.table()),
                        Work.unobserved(),
                        batch -> latest[0] = batch.number(0, 0));
        return latest[0];
    }

    private static List<String> somebody(OpenSource source) {
        EventTable events = events(source);
        List<String> people = new ArrayList<>();
        source.reader()
                .fetch(
                        DSL.select(DSL.min(events.person()), DSL.max(events.person()))
                                .from(events.table()),
                        Work.unobserved(),
                        batch -> {
                            people.add(Objects.requireNonNull(batch.text(0, 0)));
                            people.add(Objects.requireNonNull(batch.text(0, 1)));
                        });
        return people;
    }

    private static EventTable events(OpenSource source) {
        SourceSnapshot snapshot = source.reader().snapshot().orElseThrow();
        return snapshot.events(snapshot.shards());
    }

    private static void hold(Governance governance, List<String> held) {
        Founders two = Founders.of(governance);
        governance.place(new Hold("lawsuit", "a lawsuit", held, "bo", Instant.now()), two.bo());
    }

    private static <T> T said(String what, int times, Callable<T> body) throws Exception {
        double best = Double.MAX_VALUE;
        T done = null;
        for (int time = 0; time < times; time++) {
            long begun = System.nanoTime();
            done = body.call();
            best = Math.min(best, (System.nanoTime() - begun) / 1e9);
        }
        System.out.printf(Locale.ROOT, "%-44s %8.2f s%n", what, best);
        return Objects.requireNonNull(done);
    }
}
