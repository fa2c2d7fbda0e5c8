package dev.steward.app.tasks;

import dev.steward.model.Failure;
import dev.steward.model.Job;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Work of which only the newest matters. A new run cancels the one before, whose end nobody hears. Used on the JavaFX
 * thread; closed with the screen, after which no end is heard at all.
 */
public final class Lane implements AutoCloseable {
    private final Background background;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private @Nullable Job<?> newest;
    private long turn;

    Lane(Background background) {
        this.background = background;
    }

    /** True while the newest work runs. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public <T> void run(String title, Job.Body<T> body, Consumer<T> done, Consumer<Failure> failed) {
        cancel();
        long mine = ++turn;
        busy.set(true);
        newest = background.run(title, body, value -> end(mine, value, done), failure -> end(mine, failure, failed));
    }

    /** Stops the newest work; its end is heard as cancelled unless other work follows. */
    public void cancel() {
        if (newest != null) {
            newest.cancel();
        }
    }

    @Override
    public void close() {
        turn++;
        cancel();
        newest = null;
        busy.set(false);
    }

    private <T> void end(long its, T outcome, Consumer<T> heard) {
        if (its == turn) {
            newest = null;
            busy.set(false);
            heard.accept(outcome);
        }
    }
}
