package dev.steward.app.ask;

import dev.steward.app.ui.Icons;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.Texts;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Why there is no answer, in its place: what happened, to which thing, and what to do. The question stays. */
final class FailurePane {
    private final Texts texts;
    private final Runnable again;
    private final VBox node = new VBox();

    FailurePane(Texts texts, Runnable again) {
        this.texts = texts;
        this.again = again;
        node.getStyleClass().addAll("empty-state", "ask-failure");
    }

    VBox node() {
        return node;
    }

    void show(Failure failure) {
        boolean cancelled = failure instanceof Cancelled;
        Label what = new Label(failure.getMessage());
        what.getStyleClass().add("strong");
        what.setWrapText(true);
        what.setMinHeight(Label.USE_PREF_SIZE);
        Label remedy = new Label(failure.remedy());
        remedy.setWrapText(true);
        remedy.setMinHeight(Label.USE_PREF_SIZE);
        Button retry = new Button(texts.get("failure.again"), Icons.of("mdi2r-refresh"));
        retry.setOnAction(_ -> again.run());
        HBox buttons = new HBox(8, retry);
        buttons.getStyleClass().add("ask-centred");
        node.getChildren()
                .setAll(
                        Icons.of(cancelled ? "mdi2s-stop-circle-outline" : "mdi2a-alert-circle-outline"),
                        what,
                        remedy,
                        buttons);
        if (!cancelled) {
            Button copy = new Button(texts.get("failure.copy"), Icons.of("mdi2c-content-copy"));
            copy.getStyleClass().add("flat");
            copy.setOnAction(_ -> AnswerPane.copy(Notice.of(failure).details()));
            buttons.getChildren().add(copy);
            node.getChildren().add(Bits.small(texts.get("failure.code", failure.code())));
        }
    }
}
