package dev.steward.ingest.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.audit.AuditLog;
import dev.steward.catalog.Catalog;
import dev.steward.catalog.EventFacts;
import dev.steward.catalog.Overview;
import dev.steward.catalog.PropertyFacts;
import dev.steward.catalog.SourceCatalog;
import dev.steward.model.Cancelled;
import dev.steward.model.TimeRange;
import dev.steward.model.Work;
import dev.steward.source.EventTable;
import dev.steward.source.lake.EngineLimits;
import dev.steward.source.lake.LakeDesk;
import dev.steward.source.lake.LakeFolder;
import dev.steward.source.lake.LocalSource;
import dev.steward.source.lake.LocalSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoLakeTest {
    private static final DemoSize SMALL = new DemoSize(150);
    private static final Work WORK = Work.unobserved();

    @TempDir
    private Path folder;

    private DemoLake maker() {
        InstantSource clock = InstantSource.system();
        return new DemoLake(new LakeDesk(this::limits, clock), new AuditLog(folder.resolve("audit"), clock));
    }

    private EngineLimits limits() {
        return new EngineLimits(500_000_000, 2, folder.resolve("spill"));
    }

    @Test
    void aLakeIsMadeOnceAndHoldsWhatWasInvented() {
        Path lake = maker().generate(folder, SMALL, "ann", WORK);
        String generation = new LakeFolder(lake).current().generation();
        try (LocalSource source =
                new LocalSources(limits(), name -> Optional.empty()).open(new LakeFolder(lake)::current, WORK)) {
            Census expected = Census.of(SMALL);
            Catalog catalog = new SourceCatalog(source);
            Overview overview = catalog.overview(WORK);
            assertThat(overview.events()).isEqualTo(expected.total());
            assertThat(overview.people()).isEqualTo(SMALL.people());
            assertThat(catalog.events(WORK))
                    .extracting(EventFacts::count)
                    .containsExactlyInAnyOrderElementsOf(expected.events.values());
            assertThat(catalog.properties("log_weight", WORK).stream()
                            .filter(property -> property.name().equals("weight_kg"))
                            .map(PropertyFacts::types))
                    .containsExactly(List.of("number", "text"));
            assertThat(outOfOrder(source)).isZero();
        }
        assertThat(maker().generate(folder, SMALL, "ann", WORK)).isEqualTo(lake);
        assertThat(new LakeFolder(lake).current().generation()).isEqualTo(generation);
    }

    // Arrival counts on without gaps in the order of time, through all files.
    private static long outOfOrder(LocalSource source) {
        EventTable events = source.events(TimeRange.ALL);
        long[] found = {0};
        long[] before = {Long.MIN_VALUE, 0};
        source.fetch(
                DSL.select(events.micros(), events.arrival())
                        .from(events.table())
                        .orderBy(events.arrival()),
                WORK,
                batch -> {
                    for (int row = 0; row < batch.rows(); row++) {
                        boolean follows = batch.number(row, 0) >= before[0] && batch.number(row, 1) == before[1] + 1;
                        found[0] += follows ? 0 : 1;
                        before[0] = batch.number(row, 0);
                        before[1] = batch.number(row, 1);
                    }
                });
        return found[0];
    }

    @Test
    void aLakeThatWasInterruptedIsMadeAgain() throws IOException {
        assertThatThrownBy(() -> maker().generate(folder, SMALL, "ann", new CancelledHalfway()))
                .isInstanceOf(Cancelled.class);
        try (Stream<Path> left = Files.walk(folder)) {
            assertThat(left.filter(file -> file.toString().endsWith(".parquet")))
                    .isEmpty();
        }
        Path lake = maker().generate(folder, SMALL, "ann", WORK);
        assertThat(new LakeFolder(lake).current().generation()).startsWith("1-");
    }

    /** Work that somebody cancels when it is half done. */
    private static final class CancelledHalfway implements Work {
        private volatile boolean cancelled;

        @Override
        public void progress(double fraction, String note) {
            cancelled |= fraction > 0.5;
        }

        @Override
        public boolean cancelled() {
            return cancelled;
        }

        @Override
        public Handle onCancel(Runnable stop) {
            return () -> {};
        }
    }
}
