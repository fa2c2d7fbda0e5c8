package dev.steward.app.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A screen's thread and clock that stand still until a test moves them. */
public final class ManualScreen implements Pace, Executor {
    private record Planned(long at, Runnable task) {}

    private final LinkedBlockingQueue<Runnable> soon = new LinkedBlockingQueue<>();
    private final List<Planned> later = new ArrayList<>();
    private long now;

    @Override
    public void execute(Runnable task) {
        soon.add(task);
    }

    @Override
    public Runnable later(Duration delay, Runnable task) {
        Planned planned = new Planned(now + delay.toMillis(), task);
        later.add(planned);
        return () -> later.remove(planned);
    }

    @Override
    public long nanos() {
        return now * 1_000_000;
    }

    /** Lets the time pass and runs what was planned for it. */
    public void advance(long millis) {
        now += millis;
        for (Planned planned : List.copyOf(later)) {
            if (planned.at() <= now && later.remove(planned)) {
                planned.task().run();
            }
        }
    }

    /** Runs what jobs have handed to the screen's thread until the condition holds. */
    public void runUntil(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            try {
                Runnable task = soon.poll(10, TimeUnit.SECONDS);
                assertThat(task)
                        .as("a task for the screen's thread within ten seconds")
                        .isNotNull();
                task.run();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }
}
