package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.workspace.Home;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * What every command is given: where to print, and a Steward when it asks for one.
 *
 * @param window shows the window and returns when it is closed
 * @param variables of the environment
 */
record Session(
        Home home, Console console, Display display, Window window, Function<String, Optional<String>> variables) {
    /** The window's entry points; JavaFX is loaded no earlier than in here. */
    interface Window {
        void open(Steward steward, Optional<Path> source);

        /** Goes through the screens on a source by itself and says how long the window ever stood still. */
        Stillness measure(Steward steward, Path source);
    }

    /**
     * How long the window kept things waiting, in milliseconds, over so many measurements.
     *
     * @param longestOn the screen that had just come up; empty when none had
     * @param edits how often a funnel was edited; the painted times are those from an edit to the chart of its answer
     */
    record Stillness(
            int beats,
            double median,
            double nearlyAll,
            double longest,
            String longestOn,
            int edits,
            double paintedMedian,
            double paintedLongest) {}

    /** Shows the window, or says in one message why none can be shown. */
    void openWindow(Optional<Path> source) {
        needWindow();
        try (Steward steward = start()) {
            window.open(steward, source);
        }
    }

    /** Throws, in one message, what stands in the way of a window. */
    void needWindow() {
        display.obstacle().ifPresent(obstacle -> {
            throw obstacle;
        });
    }

    Steward start() {
        return Steward.start(home);
    }

    Progress progress() {
        return new Progress(console);
    }

    Complaint complaint() {
        return new Complaint(console, home);
    }
}
