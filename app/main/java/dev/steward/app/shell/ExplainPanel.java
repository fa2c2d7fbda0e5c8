package dev.steward.app.shell;

import dev.steward.app.ui.Screen;
import dev.steward.app.ui.Texts;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;

/** The panel at the right: what explains the screen in front. Opens by itself where there is room for it. */
final class ExplainPanel {
    private static final double ROOM = 1_200;

    private final ScrollPane pane;
    private final Texts texts;
    private final Consumer<Boolean> heard;
    private Optional<Node> explanation = Optional.empty();

    /** @param heard hears whether the panel is open */
    ExplainPanel(ScrollPane pane, Texts texts, Consumer<Boolean> heard) {
        this.pane = pane;
        this.texts = texts;
        this.heard = heard;
        open(false);
    }

    /** Another screen is in front, in a window of that width. */
    void front(Screen screen, double windowWidth) {
        explanation = screen.explain();
        open(explanation.isPresent() && (pane.isVisible() || windowWidth >= ROOM));
    }

    void toggle() {
        open(!pane.isVisible());
    }

    void open(boolean open) {
        pane.setContent(explanation.orElseGet(() -> new Label(texts.get("explain.none"))));
        pane.setVisible(open);
        pane.setManaged(open);
        heard.accept(open);
    }
}
