package dev.steward.source.warehouse;

import dev.steward.model.Failure;
import dev.steward.model.Job;
import dev.steward.model.Work;
import dev.steward.source.SourceFacts;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a warehouse held when it was last looked at. Nobody waits for a new look, which may take a minute of a large table: it
 * is taken meanwhile, and the next who asks hears of it.
 */
final class LatestFacts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LatestFacts.class);

    /** Looking takes no more than this part of the time. */
    private static final int IDLE = 20;

    /** Looks, given what is known. */
    interface Look {
        SourceFacts again(SourceFacts before, Work work);
    }

    /** @param next when to look again, in {@link System#nanoTime} */
    private record Seen(SourceFacts facts, long next) {}

    private final Look look;
    private final Duration every;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile Seen seen;
    private volatile @Nullable Job<?> looking;

    /**
     * @param took how long the first look took
     * @param every no more often is it looked again
     */
    LatestFacts(SourceFacts first, Duration took, Duration every, Look look) {
        this.look = look;
        this.every = every;
        this.seen = new Seen(first, next(took.toNanos()));
    }

    SourceFacts facts() {
        if (System.nanoTime() - seen.next() >= 0 && busy.compareAndSet(false, true)) {
            looking = Job.start("look at a warehouse", work -> {
                look(work);
                return seen;
            });
        }
        return seen.facts();
    }

    private void look(Work work) {
        long started = System.nanoTime();
        SourceFacts now = seen.facts();
        try {
            now = look.again(now, work);
        } catch (Failure unanswered) {
            // Who asks a question hears of it; what was known stays what was known.
            LOG.debug("{} could not be looked at", now.name(), unanswered);
        } finally {
            seen = new Seen(now, next(System.nanoTime() - started));
            busy.set(false);
        }
    }

    private long next(long took) {
        return System.nanoTime() + Math.max(every.toNanos(), IDLE * took);
    }

    @Override
    public void close() {
        Job<?> last = looking;
        if (last != null) {
            last.cancel();
        }
    }
}
