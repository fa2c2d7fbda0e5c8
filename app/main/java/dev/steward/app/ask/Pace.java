package dev.steward.app.ask;

import java.time.Duration;
import javafx.animation.PauseTransition;

/** The clock of the screen's thread. Tests bring one that stands still until they move it. */
@FunctionalInterface
public interface Pace {
    /** Runs the task on the screen's thread after that time, unless the returned handle is run first. */
    Runnable later(Duration delay, Runnable task);

    /** The time, in nanoseconds from anywhere. */
    default long nanos() {
        return System.nanoTime();
    }

    /** The clock of the JavaFX thread. */
    static Pace real() {
        return (delay, task) -> {
            PauseTransition pause = new PauseTransition(javafx.util.Duration.millis(delay.toMillis()));
            pause.setOnFinished(_ -> task.run());
            pause.play();
            return pause::stop;
        };
    }
}
