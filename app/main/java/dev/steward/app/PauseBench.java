package dev.steward.app;

import dev.steward.app.shell.Shell;
import dev.steward.app.tasks.Background;
import dev.steward.app.ui.Place;
import dev.steward.app.ui.ScreenKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javafx.application.Platform;

/**
 * Goes through the screens of a window while it measures, by a steady beat, how long the JavaFX thread keeps one waiting;
 * then edits a funnel again and again.
 */
final class PauseBench {
    private static final List<String> TOUR =
            Screens.all().stream().map(ScreenKind::id).toList();
    private static final Duration BEAT = Duration.ofMillis(5);
    private static final Duration QUIET = Duration.ofMillis(600);
    /** Between edits nothing else begins. */
    private static final Duration BREATH = Duration.ofMillis(100);

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Shell shell;
    private final Background background;
    private final List<Pauses.Pause> beats = Collections.synchronizedList(new ArrayList<>());
    private volatile String front = "";
    private volatile boolean over;

    PauseBench(Shell shell, Background background) {
        this.shell = shell;
        this.background = background;
    }

    /** Blocks until everything is over; to be called on any thread but the JavaFX one. */
    Reactions run() {
        Pauses pauses = tour();
        onWindow(() -> {
            shell.go(new Place.Front(Place.FUNNELS));
            return true;
        });
        settle(QUIET);
        return new Reactions(pauses, new EditBench(shell.node(), () -> settle(BREATH)).run());
    }

    private Pauses tour() {
        Thread pulse = Thread.ofPlatform().daemon().name("pulse").start(this::beat);
        settle(QUIET);
        for (String screen : TOUR) {
            front = screen;
            onWindow(() -> {
                shell.go(new Place.Front(screen));
                return screen;
            });
            settle(QUIET);
        }
        over = true;
        try {
            pulse.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return new Pauses(beats);
    }

    private void beat() {
        while (!over) {
            long asked = System.nanoTime();
            String during = front;
            beats.add(new Pauses.Pause(onWindow(System::nanoTime) - asked, during));
            LockSupport.parkNanos(BEAT.toNanos());
        }
    }

    /** Waits until nothing has been running for a moment. */
    private void settle(Duration quiet) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        long quietSince = System.nanoTime();
        while (System.nanoTime() < end && System.nanoTime() - quietSince < quiet.toNanos()) {
            if (!onWindow(() -> background.running().isEmpty())) {
                quietSince = System.nanoTime();
            }
            LockSupport.parkNanos(BEAT.toNanos());
        }
    }

    private static <T> T onWindow(Supplier<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> done.complete(work.get()));
        return done.join();
    }
}
