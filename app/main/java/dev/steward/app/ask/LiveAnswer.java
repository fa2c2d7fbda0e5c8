package dev.steward.app.ask;

import dev.steward.app.tasks.Background;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import dev.steward.model.Job;
import dev.steward.model.Work;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an answer in step with a question that is being edited. The old answer stays, stale, until a new one is there. Where
 * answers take long, a newer question cancels the job of the older one and is asked after a pause. Where they come at once,
 * it is asked at once, or as soon as the answer on its way has come: who drags a slider sees answers all along. All methods
 * belong to the screen's thread.
 *
 * @param <Q> what is asked
 * @param <A> what is shown for it
 */
public final class LiveAnswer<Q, A> implements AutoCloseable {
    /** Long enough for the next keystroke, short enough to feel immediate. */
    static final Duration PAUSE = Duration.ofMillis(150);
    /** What takes longer shows its progress and can be cancelled. */
    static final Duration PATIENCE = Duration.ofMillis(400);

    private static final long QUICK_NANOS = Duration.ofMillis(150).toNanos();
    private static final Duration GLANCE = Duration.ofMillis(100);

    /** Finds the answer; called off the screen's thread. */
    @FunctionalInterface
    public interface Asker<Q, A> {
        A ask(Q question, Work work);
    }

    /**
     * What is on screen.
     *
     * @param answer the newest answer; stays through edits and failures
     * @param stale the answer is not (or not yet) that of the present question
     * @param waiting how far the job is, once it has taken long enough to be worth showing
     * @param failure why there is no answer to the present question
     */
    public record State<A>(
            Optional<A> answer, boolean stale, Optional<Job.Progress> waiting, Optional<Failure> failure) {
        /** Whether an answer is on its way. */
        public boolean busy() {
            return stale && failure.isEmpty();
        }
    }

    private final String title;
    private final Asker<Q, A> asker;
    private final Background background;
    private final Pace pace;
    private final ReadOnlyObjectWrapper<State<A>> state =
            new ReadOnlyObjectWrapper<>(new State<>(Optional.empty(), false, Optional.empty(), Optional.empty()));
    private Runnable planned = () -> {};
    private Optional<Q> next = Optional.empty();
    private @Nullable Job<A> job;
    private long turn;
    private long begun;
    private boolean quick;

    public LiveAnswer(String title, Asker<Q, A> asker, Background background, Pace pace) {
        this.title = title;
        this.asker = asker;
        this.background = background;
        this.pace = pace;
    }

    public ReadOnlyObjectProperty<State<A>> state() {
        return state.getReadOnlyProperty();
    }

    /** Asks after a short pause (none where the last answer came at once), unless something newer is asked before. */
    public void ask(Q question) {
        if (quick && job != null) {
            next = Optional.of(question);
            return;
        }
        stop();
        state.set(new State<>(state.get().answer(), true, Optional.empty(), Optional.empty()));
        if (quick) {
            start(question);
        } else {
            planned = pace.later(PAUSE, () -> start(question));
        }
    }

    /** Stops waiting; the old answer stays, stale, and the failure is {@link Cancelled}. */
    public void cancel() {
        if (state.get().busy()) {
            stop();
            end(state.get().answer(), Optional.of(new Cancelled()));
        }
    }

    /** Ends everything; nothing changes on screen after this. */
    @Override
    public void close() {
        stop();
    }

    private void stop() {
        turn++;
        next = Optional.empty();
        planned.run();
        Job<A> running = job;
        job = null;
        if (running != null) {
            // A database may take a moment to stop; the screen does not wait for it.
            Thread.startVirtualThread(running::cancel);
        }
    }

    private void start(Q question) {
        long mine = ++turn;
        begun = pace.nanos();
        planned = pace.later(PATIENCE, () -> watch(mine));
        job = background.run(
                title,
                work -> asker.ask(question, work),
                answer -> arrive(mine, Optional.of(answer), Optional.empty()),
                failure -> arrive(mine, state.get().answer(), Optional.of(failure)));
    }

    private void watch(long its) {
        if (its == turn && job != null) {
            quick = false;
            if (next.isPresent()) {
                Q newer = next.get();
                stop();
                start(newer);
                return;
            }
            state.set(new State<>(state.get().answer(), true, Optional.of(job.progress()), Optional.empty()));
            planned = pace.later(GLANCE, () -> watch(its));
        }
    }

    private void arrive(long its, Optional<A> answer, Optional<Failure> failure) {
        if (its == turn) {
            planned.run();
            job = null;
            quick = failure.isEmpty() && pace.nanos() - begun < QUICK_NANOS;
            if (next.isPresent()) {
                Q newer = next.get();
                next = Optional.empty();
                state.set(new State<>(answer, true, Optional.empty(), Optional.empty()));
                start(newer);
            } else {
                end(answer, failure);
            }
        }
    }

    private void end(Optional<A> answer, Optional<Failure> failure) {
        state.set(new State<>(answer, failure.isPresent(), Optional.empty(), failure));
    }
}
