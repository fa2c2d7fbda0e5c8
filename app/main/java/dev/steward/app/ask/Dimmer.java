package dev.steward.app.ask;

import javafx.animation.FadeTransition;
import javafx.scene.Node;
import javafx.util.Duration;

/** Dims what is no longer the answer. One fade at a time: of two that overlap, the one that began first would win. */
final class Dimmer {
    private static final double DIMMED = 0.45;

    /** An answer that comes sooner than this replaces the old one without a flicker. */
    private static final Duration PATIENCE = Duration.millis(100);

    private static final Duration DOWN = Duration.millis(240);
    private static final Duration UP = Duration.millis(90);

    private final FadeTransition fade = new FadeTransition();

    Dimmer(Node node) {
        fade.setNode(node);
        fade.setToValue(1);
    }

    void dim(boolean stale) {
        double wanted = stale ? DIMMED : 1;
        if (fade.getToValue() != wanted) {
            fade.stop();
            fade.setDelay(stale ? PATIENCE : Duration.ZERO);
            fade.setDuration(stale ? DOWN : UP);
            fade.setToValue(wanted);
            fade.play();
        }
    }
}
