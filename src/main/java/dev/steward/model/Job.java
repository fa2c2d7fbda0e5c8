package dev.steward.model;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Long work on a thread of its own. It reports progress, can be cancelled from any thread, and ends exactly once in a
 * value or a {@link Failure}; listeners hear of every change and of the end, on the job's own thread.
 *
 * @param <T> what the work yields
 */
public final class Job<T> implements Work {
    /** Work to be done; whatever it throws ends the job. */
    @FunctionalInterface
    public interface Body<T> {
        T run(Work work) throws Exception;
    }

    /** How far a job is: {@code fraction} in 0..1, negative when unknown. */
    public record Progress(double fraction, String note) {}

    private final String title;
    private final CompletableFuture<T> end = new CompletableFuture<>();
    private final List<Runnable> stops = new CopyOnWriteArrayList<>();
    private final List<Consumer<Progress>> listeners = new CopyOnWriteArrayList<>();
    private volatile Progress progress = new Progress(-1, "");
    private volatile boolean cancelled;

    private Job(String title) {
        this.title = title;
    }

    /** Starts {@code body} at once. */
    public static <T> Job<T> start(String title, Body<T> body) {
        Job<T> job = new Job<>(title);
        Thread.ofPlatform().daemon().name("job: " + title).start(() -> job.run(body));
        return job;
    }

    private void run(Body<T> body) {
        try {
            T value = body.run(this);
            end.complete(value);
        } catch (Throwable thrown) {
            end.completeExceptionally(cancelled ? new Cancelled() : thrown);
        } finally {
            stops.clear();
        }
    }

    public String title() {
        return title;
    }

    public Progress progress() {
        return progress;
    }

    public boolean done() {
        return end.isDone();
    }

    /** Asks the work to stop; the statement it waits for is stopped too. Harmless when the job has ended. */
    public void cancel() {
        if (end.isDone()) {
            return;
        }
        cancelled = true;
        for (Runnable stop : stops) {
            stop.run();
        }
    }

    /** Waits for the end. Never call it on the JavaFX thread. Throws what the work threw, unwrapped. */
    public T await() {
        try {
            return end.get();
        } catch (ExecutionException ended) {
            throw sneak(ended.getCause());
        } catch (InterruptedException interrupted) {
            cancel();
            Thread.currentThread().interrupt();
            throw new Cancelled();
        }
    }

    /** Calls one of the two when the job ends (at once, if it has), on the job's thread or the caller's. */
    public Job<T> whenDone(Consumer<T> value, Consumer<Throwable> failure) {
        end.whenComplete((result, thrown) -> {
            if (thrown == null) {
                value.accept(result);
            } else {
                failure.accept(
                        thrown instanceof CompletionException wrapped && wrapped.getCause() != null
                                ? wrapped.getCause()
                                : thrown);
            }
        });
        return this;
    }

    public Job<T> onProgress(Consumer<Progress> listener) {
        listeners.add(listener);
        return this;
    }

    @Override
    public void progress(double fraction, String note) {
        progress = new Progress(fraction, note);
        listeners.forEach(listener -> listener.accept(progress));
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public Handle onCancel(Runnable stop) {
        stops.add(stop);
        if (cancelled) {
            stop.run();
        }
        return () -> stops.remove(stop);
    }

    private static RuntimeException sneak(@Nullable Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException runtime ? runtime : new IllegalStateException(thrown);
    }
}
