package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.app.Pauses;
import dev.steward.app.Reactions;
import dev.steward.app.StewardApp;
import java.nio.file.Path;
import java.util.Optional;

/** The one way from the commands to the window. Its methods, not the class, load JavaFX. */
final class RealWindow implements Session.Window {
    private static final double HALF = 0.5;
    private static final double NEARLY_ALL = 0.99;

    @Override
    public void open(Steward steward, Optional<Path> source) {
        StewardApp.launch(steward, source);
    }

    @Override
    public Session.Stillness measure(Steward steward, Path source) {
        Reactions reactions = StewardApp.measure(steward, source);
        Pauses pauses = reactions.pauses();
        return new Session.Stillness(
                pauses.beats(),
                pauses.millis(HALF),
                pauses.millis(NEARLY_ALL),
                pauses.millis(1),
                pauses.longestOn(),
                reactions.edits().size(),
                reactions.editMillis(HALF),
                reactions.editMillis(1));
    }
}
