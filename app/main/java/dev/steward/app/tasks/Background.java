package dev.steward.app.tasks;

import dev.steward.model.Failure;
import dev.steward.model.Job;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs work away from the JavaFX thread and brings its end back to it. Every running job is in {@link #running()}.
 * Ask for a {@link Lane} where newer work makes older work pointless.
 */
public final class Background implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    private final Executor window;
    private final ObservableList<TaskItem> running = FXCollections.observableArrayList();

    /** @param window runs things on the JavaFX thread: {@code Platform::runLater} */
    public Background(Executor window) {
        this.window = window;
    }

    /** What runs now, oldest first; changes on the JavaFX thread only. */
    public ObservableList<TaskItem> running() {
        return running;
    }

    /** A lane of its own for one answer of one screen. */
    public Lane lane() {
        return new Lane(this);
    }

    /**
     * Starts work; exactly one of the two hears of its end, on the JavaFX thread. A cancelled job ends in
     * {@link dev.steward.model.Cancelled}; a fault that is no {@link Failure} becomes {@link Unexpected}.
     */
    public <T> Job<T> run(String title, Job.Body<T> body, Consumer<T> done, Consumer<Failure> failed) {
        Job<T> job = Job.start(title, body);
        TaskItem item = new TaskItem(job);
        AtomicBoolean asked = new AtomicBoolean();
        window.execute(() -> running.add(item));
        job.onProgress(_ -> {
            if (asked.compareAndSet(false, true)) {
                window.execute(() -> {
                    asked.set(false);
                    item.refresh();
                });
            }
        });
        job.whenDone(
                value -> window.execute(() -> {
                    running.remove(item);
                    done.accept(value);
                }),
                thrown -> window.execute(() -> {
                    running.remove(item);
                    failed.accept(failure(title, thrown));
                }));
        return job;
    }

    /** Cancels everything that runs. */
    @Override
    public void close() {
        running.forEach(TaskItem::cancel);
    }

    private static Failure failure(String title, Throwable thrown) {
        if (thrown instanceof Failure known) {
            return known;
        }
        Unexpected unexpected = new Unexpected(title, thrown);
        LOG.error("{}: {}", unexpected.code(), title, thrown);
        return unexpected;
    }
}
