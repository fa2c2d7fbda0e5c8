package dev.steward.app.cleanup;

import dev.steward.app.ui.Icons;
import dev.steward.app.ui.Texts;
import dev.steward.governance.cleanup.CleanupStatus;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A number, what it should be, and whether it is. */
record TargetCard(CleanupStatus.Target target, Texts texts) {
    Node node() {
        Label name = new Label(capital(target.name()));
        name.getStyleClass().add("muted");
        Label is = new Label(target.is().orElse(texts.get("unknown")));
        if (target.is().isPresent()) {
            is.setGraphic(Icons.of(target.met() ? "mdi2c-check" : "mdi2a-alert-outline"));
            is.getStyleClass().add(target.met() ? "strong" : "warning-text");
        }
        Label wanted = new Label(texts.get("wanted", target.wanted()));
        wanted.getStyleClass().add("muted");
        VBox card = new VBox(4, name, is, wanted);
        card.getStyleClass().add("card");
        return card;
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
