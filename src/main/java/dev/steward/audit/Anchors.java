package dev.steward.audit;

import dev.steward.model.Anchor;
import dev.steward.model.AnchorStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes anchors of a log while it grows, and hands them to every store there is: at most one in some seconds, whatever
 * comes in between, and one at the end. Works in a thread of its own: nobody who records waits for a store, and no store
 * that fails keeps anything from being recorded.
 */
public final class Anchors implements AutoCloseable {
    /** A store that gets the anchors, too, until it is closed. */
    public final class Branch implements AutoCloseable {
        private final AnchorStore store;
        private final Supplier<Head> end;

        private Branch(AnchorStore store, Supplier<Head> end) {
            this.store = store;
            this.end = end;
        }

        public AnchorStore store() {
            return store;
        }

        /** Where the log stands now is kept there, too; returns at once. */
        @Override
        public void close() {
            if (branches.remove(this)) {
                try {
                    worker.execute(this::last);
                } catch (RejectedExecutionException ended) {
                    store.close();
                }
            }
        }

        private void last() {
            try (AnchorStore closing = store) {
                Head head = end.get();
                if (head.count() > 0) {
                    Anchors.keep(closing, anchor(head));
                }
            } catch (RuntimeException failed) {
                LOG.warn("The audit log was not anchored in {}: {}", store.place(), failed.toString());
            }
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Anchors.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Seal seal;
    private final AnchorStore own;
    private final InstantSource clock;
    private final List<Branch> branches = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Head> latest = new AtomicReference<>();
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor worker;

    /** @param own the store that lies beside the home's settings */
    public Anchors(Seal seal, AnchorStore own, InstantSource clock) {
        this.seal = seal;
        this.own = own;
        this.clock = clock;
        this.worker = new ScheduledThreadPoolExecutor(
                1, work -> Thread.ofPlatform().daemon().name("audit anchors").unstarted(work));
        worker.setKeepAliveTime(1, TimeUnit.SECONDS);
        worker.allowCoreThreadTimeOut(true);
    }

    /** @param end where the log stands, asked when the branch is closed */
    public Branch also(AnchorStore store, Supplier<Head> end) {
        Branch branch = new Branch(store, end);
        branches.add(branch);
        return branch;
    }

    public Seal seal() {
        return seal;
    }

    public AnchorStore own() {
        return own;
    }

    /** An anchor at the end of the log as it is known to be. */
    public Anchor anchor(Head head) {
        return seal.anchor(head, clock.instant());
    }

    /** The entry that must come next, when it is time for a checkpoint and one can be signed. */
    Optional<Entry> due(Head head) {
        if ((head.count() + 1) % AuditLog.CHECKPOINT_EVERY != 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(seal.checkpoint(head, clock.instant()));
        } catch (RuntimeException failed) {
            LOG.warn("The audit log got no checkpoint: {}", failed.toString());
            return Optional.empty();
        }
    }

    /** The log is on disk up to there. */
    void grown(Head head) {
        latest.set(head);
        if (waiting.compareAndSet(false, true)) {
            try {
                worker.schedule(this::keepLatest, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException ended) {
                LOG.debug("Recorded after the end: anchored next time", ended);
            }
        }
    }

    private void keepLatest() {
        waiting.set(false);
        Head head = latest.getAndSet(null);
        if (head == null) {
            return;
        }
        try {
            Anchor anchor = anchor(head);
            keep(own, anchor);
            branches.forEach(branch -> keep(branch.store, anchor));
        } catch (RuntimeException failed) {
            LOG.warn("The audit log was not anchored: {}", failed.toString());
        }
    }

    private static void keep(AnchorStore store, Anchor anchor) {
        try {
            store.keep(anchor);
        } catch (RuntimeException failed) {
            LOG.warn("The audit log was not anchored in {}: {}", store.place(), failed.toString());
        }
    }

    /** Takes a last anchor; gives stores that are slow a moment. */
    @Override
    public void close() {
        branches.forEach(Branch::close);
        try {
            worker.submit(this::keepLatest).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            LOG.warn("A last anchor of the audit log may be missing: it took too long");
        } catch (ExecutionException failed) {
            LOG.warn("A last anchor of the audit log is missing: {}", failed.toString());
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        worker.shutdownNow();
    }
}
