package dev.steward.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.fx.ChartCanvas;

/**
 * Edits the funnel that is in front, as a person does, and measures how long it takes until the chart of the new answer has
 * been painted: from the edit to the frame after the one in which the chart was drawn.
 */
final class EditBench {
    /** The first edits find code that has hardly run yet. */
    private static final int WARM_UP = 4;

    private static final int EDITS = 24;
    private static final long PATIENCE_SECONDS = 30;

    /** Of the conversion window, in whatever unit it has. */
    private static final List<String> WINDOWS = List.of("7", "3", "21", "10", "1", "30");

    private final Parent root;
    private final Runnable settle;

    /** @param settle waits until nothing is running */
    EditBench(Parent root, Runnable settle) {
        this.root = root;
        this.settle = settle;
    }

    /** The nanoseconds of each edit; empty when no funnel with an answer is in front. To be called on any thread but the JavaFX one. */
    List<Long> run() {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < WARM_UP + EDITS; i++) {
            Optional<Long> time = time(i);
            if (time.isEmpty()) {
                return List.of();
            }
            if (i >= WARM_UP) {
                times.add(time.get());
            }
            settle.run();
        }
        return times;
    }

    private Optional<Long> time(int edit) {
        CompletableFuture<Optional<Long>> painted = new CompletableFuture<>();
        Platform.runLater(() -> {
            Optional<ChartCanvas> canvas = find(root, ChartCanvas.class);
            Optional<Runnable> change = change(edit);
            if (canvas.isEmpty() || change.isEmpty()) {
                painted.complete(Optional.empty());
                return;
            }
            long started = System.nanoTime();
            new Watch(canvas.get(), started, painted).start();
            change.get().run();
        });
        try {
            return painted.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException never) {
            return Optional.empty();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Another window, or every fourth time the last step a place up. */
    private Optional<Runnable> change(int edit) {
        if (edit % 4 == 3) {
            List<Node> steps = List.copyOf(root.lookupAll(".ask-step"));
            return steps.size() < 2 ? Optional.empty() : Optional.of(() -> up(steps.getLast()));
        }
        return Optional.ofNullable(root.lookup("#funnel-window"))
                .flatMap(part -> find(part, TextField.class))
                .map(field -> () -> field.setText(WINDOWS.get(edit % WINDOWS.size())));
    }

    private static void up(Node step) {
        Event.fireEvent(step, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.UP, false, false, true, false));
    }

    private static <T extends Node> Optional<T> find(Node node, Class<T> type) {
        if (type.isInstance(node) && node.isVisible()) {
            return Optional.of(type.cast(node));
        }
        return node instanceof Parent parent && node.isVisible()
                ? parent.getChildrenUnmodifiable().stream()
                        .flatMap(child -> find(child, type).stream())
                        .findFirst()
                : Optional.empty();
    }

    /** Looks once a frame whether another chart is shown; the frame that shows it has been drawn when the next begins. */
    private static final class Watch extends AnimationTimer {
        private final ChartCanvas canvas;
        private final JFreeChart before;
        private final long started;
        private final CompletableFuture<Optional<Long>> painted;
        private boolean drawn;

        Watch(ChartCanvas canvas, long started, CompletableFuture<Optional<Long>> painted) {
            this.canvas = canvas;
            this.before = canvas.getChart();
            this.started = started;
            this.painted = painted;
        }

        @Override
        public void handle(long now) {
            if (drawn) {
                stop();
                painted.complete(Optional.of(System.nanoTime() - started));
            }
            drawn = canvas.getChart() != before;
        }
    }
}
