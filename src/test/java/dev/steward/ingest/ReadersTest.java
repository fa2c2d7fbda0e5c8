package dev.steward.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.Hazard;
import dev.steward.model.TimeRange;
import dev.steward.model.Work;
import dev.steward.source.EventTable;
import dev.steward.source.lake.EngineLimits;
import dev.steward.source.lake.LakeFolder;
import dev.steward.source.lake.LocalSource;
import dev.steward.source.lake.LocalSources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody reads a lake while imports merge its files. */
class ReadersTest {
    private static final int IMPORTS = 6;

    @TempDir
    Path folder;

    private LocalSource open(Lakes lakes) {
        EngineLimits limits = new EngineLimits(500_000_000, 2, folder.resolve("spill"));
        return new LocalSources(limits, name -> Optional.empty())
                .open(new LakeFolder(lakes.path())::current, Work.unobserved());
    }

    private static long count(LocalSource source, EventTable events) {
        List<Long> found = new ArrayList<>();
        source.fetch(DSL.selectCount().from(events.table()), Work.unobserved(), batch -> found.add(batch.number(0, 0)));
        return found.getFirst();
    }

    /** The n-th file adds one event to each of three days. */
    private static Path file(Lakes lakes, int n) {
        return lakes.file(n + ".csv", "user,event,ts", n + ",e,2024-05-01", n + ",e,2024-05-02", n + ",e,2024-05-03");
    }

    @Test
    @Hazard("H47")
    void everyQuerySeesOneStateOfTheLake() throws Exception {
        Lakes lakes = new Lakes(folder);
        lakes.add(file(lakes, 0));
        AtomicBoolean ended = new AtomicBoolean();
        try (LocalSource source = open(lakes);
                ExecutorService pool = Executors.newSingleThreadExecutor()) {
            Future<List<Long>> seen = pool.submit(() -> {
                List<Long> counts = new ArrayList<>();
                while (!ended.get()) {
                    counts.add(count(source, source.events(TimeRange.ALL)));
                }
                return counts;
            });
            for (int n = 1; n <= IMPORTS; n++) {
                lakes.add(file(lakes, n));
            }
            ended.set(true);

            assertThat(seen.get()).isNotEmpty().isSorted().allMatch(count -> count % 3 == 0);
            assertThat(count(source, source.events(TimeRange.ALL))).isEqualTo(3 * (IMPORTS + 1));
        }
    }

    @Test
    @Hazard("H47")
    void aQuestionThatBeganBeforeAnImportEndsOnWhatItSawThen() {
        Lakes lakes = new Lakes(folder);
        lakes.add(file(lakes, 0));
        try (LocalSource source = open(lakes)) {
            EventTable before = source.events(TimeRange.ALL);
            lakes.add(file(lakes, 1));
            lakes.add(file(lakes, 2));

            assertThat(count(source, before)).isEqualTo(3);
            assertThat(count(source, source.events(TimeRange.ALL))).isEqualTo(9);
        }
    }
}
