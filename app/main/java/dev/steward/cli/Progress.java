package dev.steward.cli;

import dev.steward.model.Job;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Runs a command's long work as a job: a bar while it runs, on a terminal only, and Ctrl+C stops it in good order. */
final class Progress {
    private static final int WIDTH = 24;
    private static final long REDRAW_NANOS = Duration.ofMillis(80).toNanos();
    /** How long work that was told to stop may take to put things in order before the process ends. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Console console;

    Progress(Console console) {
        this.console = console;
    }

    <T> T run(String title, Job.Body<T> body) {
        Job<T> job = Job.start(title, body);
        Thread interrupted = Thread.ofPlatform().unstarted(() -> stop(job));
        Runtime.getRuntime().addShutdownHook(interrupted);
        try {
            if (console.live()) {
                AtomicLong next = new AtomicLong(System.nanoTime() + REDRAW_NANOS);
                job.onProgress(progress -> draw(title, progress, next));
            }
            return job.await();
        } finally {
            erase();
            forget(interrupted);
        }
    }

    private static void stop(Job<?> job) {
        job.cancel();
        long end = System.nanoTime() + GRACE.toNanos();
        while (!job.done() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook is what runs now: nothing to forget.
        }
    }

    private void draw(String title, Job.Progress progress, AtomicLong next) {
        long now = System.nanoTime();
        long due = next.get();
        if (now < due || !next.compareAndSet(due, now + REDRAW_NANOS)) {
            return;
        }
        synchronized (this) {
            console.err()
                    .print("\r\u001b[2K" + bar(progress.fraction()) + " "
                            + (progress.note().isEmpty() ? title : progress.note()));
            console.err().flush();
        }
    }

    /** {@code [########          ]  42 %}; empty of numbers while nobody knows how far it is. */
    static String bar(double fraction) {
        if (fraction < 0) {
            return "[" + " ".repeat(WIDTH) + "]      ";
        }
        double known = Math.min(1, fraction);
        int full = (int) (known * WIDTH);
        return "[" + "#".repeat(full) + " ".repeat(WIDTH - full) + "] " + "%3d %%".formatted((int) (known * 100));
    }

    private synchronized void erase() {
        if (console.live()) {
            console.err().print("\r\u001b[2K");
            console.err().flush();
        }
    }
}
