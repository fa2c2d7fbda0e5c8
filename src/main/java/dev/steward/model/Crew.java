package dev.steward.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The same task on several threads at once. */
public final class Crew {
    /** One thread's part of the work; it looks itself for what is left to do. */
    @FunctionalInterface
    public interface Task {
        /** @param shared is cancelled, too, as soon as one of the others has failed */
        void run(Work shared) throws IOException;
    }

    private record Shared(Work work, AtomicReference<@Nullable Throwable> failure) implements Work {
        @Override
        public void progress(double fraction, String note) {
            work.progress(fraction, note);
        }

        @Override
        public boolean cancelled() {
            return work.cancelled() || failure.get() != null;
        }

        @Override
        public Handle onCancel(Runnable stop) {
            return work.onCancel(stop);
        }
    }

    private Crew() {}

    /** Runs the task on that many threads, the caller's among them, and waits for all. The first failure ends the others, and is thrown. */
    public static void run(int threads, Work work, Task task) {
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Shared shared = new Shared(work, failure);
        List<Thread> others = new ArrayList<>();
        for (int i = 1; i < threads; i++) {
            others.add(Thread.ofPlatform().daemon().name("crew " + i).start(() -> attempt(task, shared)));
        }
        attempt(task, shared);
        others.forEach(Crew::join);
        work.checkCancelled();
        rethrow(failure.get());
    }

    private static void attempt(Task task, Shared shared) {
        try {
            task.run(shared);
        } catch (Throwable thrown) {
            shared.failure().compareAndSet(null, thrown);
        }
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void rethrow(@Nullable Throwable thrown) {
        switch (thrown) {
            case null -> {}
            case Error error -> throw error;
            case RuntimeException failed -> throw failed;
            case IOException failed -> throw new UncheckedIOException(failed);
            default -> throw new IllegalStateException(thrown);
        }
    }
}
