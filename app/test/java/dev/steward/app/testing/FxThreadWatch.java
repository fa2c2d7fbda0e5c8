package dev.steward.app.testing;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Looks at the JavaFX thread's stack every few milliseconds and collects where it stood waiting for a file, a query, a
 * lock or another thread. Waiting for the next event, in the toolkit's own loop, is what it is there for.
 */
public final class FxThreadWatch implements AutoCloseable {
    private static final long PAUSE_MILLIS = 3;
    /** Every call of the system about a path goes through the dispatchers; arithmetic on paths waits for nothing. */
    private static final List<String> FILES = List.of(
            "sun.nio.fs.UnixNativeDispatcher",
            "sun.nio.fs.WindowsNativeDispatcher",
            "sun.nio.ch.",
            "java.io.FileInputStream",
            "java.io.RandomAccessFile",
            "java.io.UnixFileSystem",
            "org.duckdb.");

    private static final List<String> WAITS = List.of(
            "java.util.concurrent.locks.LockSupport.park",
            "jdk.internal.misc.Unsafe.park",
            "java.lang.Object.wait",
            "java.lang.Thread.sleep",
            "java.util.concurrent.CompletableFuture.get",
            "java.util.concurrent.CompletableFuture.join",
            "java.util.concurrent.FutureTask.get");
    /**
     * What the toolkit does by itself: take events, hand a frame to its renderer, read styles and fonts. An image or a file
     * that the program asks the toolkit for is not among it.
     */
    private static final List<String> TOOLKIT = List.of(
            "com.sun.glass.ui.",
            "com.sun.javafx.tk.quantum.",
            "com.sun.prism.",
            "com.sun.javafx.application.PlatformImpl",
            "com.sun.javafx.css.",
            "javafx.css.",
            "com.sun.javafx.font.");
    /** The program's own parts, read once when they are first needed: classes, words, layouts, fonts. */
    private static final List<String> LOADING = List.of(
            "java.lang.ClassLoader",
            "jdk.internal.loader.",
            "java.util.ResourceBundle",
            "javafx.fxml.FXMLLoader",
            "sun.font.");

    private final Thread watched;
    private final Thread watcher;
    private final Queue<String> waits = new ConcurrentLinkedQueue<>();
    private final AtomicLong samples = new AtomicLong();
    private volatile boolean over;

    private FxThreadWatch(Thread watched) {
        this.watched = watched;
        this.watcher = Thread.ofPlatform().daemon().name("fx-watch").start(this::look);
    }

    public static FxThreadWatch start() {
        return new FxThreadWatch(TestWindow.onFx(Thread::currentThread));
    }

    /** The different places where it waited, innermost frames first. */
    public List<String> waits() {
        return waits.stream().distinct().toList();
    }

    public long samples() {
        return samples.get();
    }

    private void look() {
        while (!over) {
            // State and stack of the same moment.
            ThreadInfo seen = ManagementFactory.getThreadMXBean().getThreadInfo(watched.threadId(), Integer.MAX_VALUE);
            samples.incrementAndGet();
            wait(seen.getStackTrace(), seen.getThreadState() == Thread.State.BLOCKED)
                    .ifPresent(waits::add);
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private static Optional<String> wait(StackTraceElement[] stack, boolean blocked) {
        List<String> frames = Arrays.stream(stack)
                .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                .toList();
        if (frames.stream().anyMatch(frame -> starts(frame, LOADING))) {
            return Optional.empty();
        }
        boolean file = frames.stream().anyMatch(frame -> starts(frame, FILES));
        boolean parked = blocked || frames.stream().anyMatch(frame -> starts(frame, WAITS));
        return (file || parked) && !byToolkit(frames)
                ? Optional.of(String.join("\n  at ", frames.subList(0, Math.min(frames.size(), 25))))
                : Optional.empty();
    }

    /** The nearest frame that is no part of the waiting or reading itself belongs to the toolkit. */
    private static boolean byToolkit(List<String> frames) {
        return frames.stream()
                .filter(frame -> !starts(frame, List.of("java.", "jdk.", "sun.")))
                .findFirst()
                .filter(frame -> starts(frame, TOOLKIT))
                .isPresent();
    }

    private static boolean starts(String frame, List<String> prefixes) {
        return prefixes.stream().anyMatch(frame::startsWith);
    }

    @Override
    public void close() {
        over = true;
        try {
            watcher.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
