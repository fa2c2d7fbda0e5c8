package dev.steward.audit;

import dev.steward.model.StatementLog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands statements on to sinks, in a thread of its own: whoever asked waits for none of them, and no failure of theirs
 * reaches a question. What does not fit into the queue is dropped, and the sinks are told how many.
 */
public final class StatementQueue implements StatementLog, AutoCloseable {
    /** Where statements are kept. Only ever called by one thread at a time; may fail, may take its time. */
    public interface Sink {
        void add(Logged logged);

        /** Nothing more will be added. */
        default void close() {}
    }

    /** A log that keeps statements in one more place. Closed when no more will come; what has come is kept first. */
    public interface Branch extends StatementLog, AutoCloseable {
        @Override
        void close();
    }

    /**
     * A statement with its person.
     *
     * @param person who asked, as the settings name them
     * @param droppedBefore how many statements were dropped since the last one that was kept
     */
    public record Logged(String person, Statement statement, long droppedBefore) {}

    private static final Logger LOG = LoggerFactory.getLogger(StatementQueue.class);
    private static final int LENGTH = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Supplier<String> person;
    private final List<Sink> sinks;
    private final AtomicLong dropped = new AtomicLong();
    private final ThreadPoolExecutor writer;

    /** @param person asked in the thread of the queue */
    public StatementQueue(Supplier<String> person, List<Sink> sinks) {
        this(person, sinks, LENGTH);
    }

    StatementQueue(Supplier<String> person, List<Sink> sinks, int length) {
        this.person = person;
        this.sinks = List.copyOf(sinks);
        this.writer = new ThreadPoolExecutor(
                1,
                1,
                1,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(length),
                work -> Thread.ofPlatform().daemon().name("statement log").unstarted(work));
        writer.allowCoreThreadTimeOut(true);
    }

    @Override
    public void ran(Statement statement) {
        ran(statement, sinks);
    }

    /** For statements that belong into a sink of their own, too. */
    public Branch also(Sink own) {
        List<Sink> all = Stream.concat(sinks.stream(), Stream.of(own)).toList();
        return new Branch() {
            @Override
            public void ran(Statement statement) {
                StatementQueue.this.ran(statement, all);
            }

            @Override
            public void close() {
                try {
                    writer.execute(own::close);
                } catch (RejectedExecutionException full) {
                    own.close();
                }
            }
        };
    }

    private void ran(Statement statement, List<Sink> into) {
        try {
            writer.execute(() -> keep(statement, into));
        } catch (RejectedExecutionException full) {
            dropped.incrementAndGet();
        }
    }

    private void keep(Statement statement, List<Sink> into) {
        try {
            Logged logged = new Logged(person.get(), statement, dropped.getAndSet(0));
            for (Sink sink : into) {
                keep(logged, sink);
            }
        } catch (RuntimeException failed) {
            dropped.incrementAndGet();
            LOG.warn("A statement was not kept: {}", failed.toString());
        }
    }

    /** A sink that fails keeps nothing from the others. */
    private static void keep(Logged logged, Sink sink) {
        try {
            sink.add(logged);
        } catch (RuntimeException failed) {
            LOG.warn("A statement was not kept by {}: {}", sink.getClass().getSimpleName(), failed.toString());
        }
    }

    /** Gives what is still waiting a moment. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn(
                        "{} statements were not kept: they took too long",
                        writer.shutdownNow().size());
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        if (dropped.get() > 0) {
            LOG.warn("{} statements were dropped: they came faster than they could be kept", dropped.get());
        }
    }
}
