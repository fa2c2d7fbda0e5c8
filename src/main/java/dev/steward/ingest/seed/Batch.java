package dev.steward.ingest.seed;

import dev.steward.model.Work;
import dev.steward.source.BuildSite.Site;
import java.util.List;

/** Beds that are emptied together, those that others point to first, before too many rows wait in them. */
record Batch(List<Bed> beds, Site site, Work work) {
    private static final int ENOUGH = 50_000;
    /** What is worked out afterwards has the rest. */
    private static final double PLANTING = 0.7;

    void emptyWhenFull(double done) {
        if (beds.stream().mapToInt(Bed::waiting).sum() >= ENOUGH) {
            empty(done);
        }
    }

    void empty(double done) {
        work.checkCancelled();
        beds.forEach(bed -> bed.empty(site));
        work.progress(
                done * PLANTING,
                beds.stream().mapToLong(bed -> bed.filled().rows()).sum() + " rows");
    }
}
