package dev.steward.app.shell;

import atlantafx.base.controls.Popover;
import dev.steward.app.ui.Meaning;
import javafx.scene.Node;
import javafx.scene.control.Label;

/** Says beside a control what it means. Esc or a click elsewhere closes it. */
final class MeaningPopover {
    private static final double WIDTH = 340;

    private final Label words = new Label();
    private final Popover popover = new Popover(words);

    MeaningPopover() {
        words.setWrapText(true);
        words.setPrefWidth(WIDTH);
        words.setMaxWidth(WIDTH);
        words.getStyleClass().add("meaning");
        popover.setArrowLocation(Popover.ArrowLocation.LEFT_TOP);
        popover.setHeaderAlwaysVisible(true);
        popover.setDetachable(false);
    }

    void show(Node owner, Meaning meaning) {
        words.setText(meaning.words());
        popover.setTitle(meaning.title());
        popover.show(owner);
    }

    void hide() {
        popover.hide();
    }
}
