package dev.steward.ingest.seed;

import dev.steward.model.Work;
import dev.steward.source.BuildSite.Site;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Beds that are emptied together, those that others point to first, before too many rows wait in them. Rows are made on one
 * thread while another puts the ones before into their tables: each takes about as long.
 */
final class Batch {
    private static final int ENOUGH = 20_000;
    private static final int AHEAD = 2;
    private static final long LOOK_MILLIS = 50;
    /** What is worked out afterwards, and keys and indexes, have the rest. */
    private static final double PLANTING = 0.4;

    /** Rows of each bed, in the order of the beds. */
    private record Load(double done, List<List<List<String>>> rows) {}

    private final List<Bed> beds;
    private final BlockingQueue<Load> ahead = new ArrayBlockingQueue<>(AHEAD);

    private Batch(List<Bed> beds) {
        this.beds = beds;
    }

    /** @param sow adds rows to the beds, and says now and then that it has */
    static void fill(List<Bed> beds, Site site, Work work, Consumer<Batch> sow) {
        Batch batch = new Batch(beds);
        try (ExecutorService sower = Executors.newSingleThreadExecutor(
                run -> Thread.ofPlatform().daemon().name("seed").unstarted(run))) {
            Future<?> sown = sower.submit(() -> {
                sow.accept(batch);
                batch.handOver(1);
            });
            try {
                batch.plant(sown, site, work);
            } finally {
                sown.cancel(true);
            }
        }
    }

    private void plant(Future<?> sown, Site site, Work work) {
        try {
            while (true) {
                // Asked first: what is handed over later is seen by the next look.
                boolean last = sown.isDone();
                Load load = ahead.poll(last ? 0 : LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (load != null) {
                    plant(load, site, work);
                } else if (last) {
                    sown.get();
                    return;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failed);
        }
    }

    private void plant(Load load, Site site, Work work) {
        work.checkCancelled();
        for (int i = 0; i < beds.size(); i++) {
            beds.get(i).plant(load.rows().get(i), site);
        }
        work.progress(
                load.done() * PLANTING,
                beds.stream().mapToLong(bed -> bed.filled().rows()).sum() + " rows");
    }

    /** @param done how much of everything, from 0 to 1 */
    void handOverWhenFull(double done) {
        if (beds.stream().mapToInt(Bed::waiting).sum() >= ENOUGH) {
            handOver(done);
        }
    }

    private void handOver(double done) {
        try {
            ahead.put(new Load(done, beds.stream().map(Bed::take).toList()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Nobody plants any more");
        }
    }
}
