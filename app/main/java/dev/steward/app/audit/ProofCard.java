package dev.steward.app.audit;

import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Icons;
import dev.steward.app.ui.Texts;
import dev.steward.report.ProofReport.Tone;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What verifying found: holds or not, up to where, compared with what. */
final class ProofCard {
    private static final PseudoClass SUCCESS = PseudoClass.getPseudoClass("success");
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    private final Texts texts;
    private final VBox node;

    @FXML
    private Label verdict;

    @FXML
    private VBox sentences;

    @FXML
    private Button compare;

    @FXML
    private Button close;

    /** @param comparing is run when somebody wants to compare with a file */
    ProofCard(Texts texts, Runnable comparing) {
        this.texts = texts;
        this.node = Fxml.load(this, "proof.fxml", texts);
        compare.setOnAction(_ -> comparing.run());
        close.setGraphic(Icons.of("mdi2c-close"));
        close.setOnAction(_ -> shown(false));
        shown(false);
    }

    VBox node() {
        return node;
    }

    void show(Checking found) {
        verdict.setText(texts.get(found.holds() ? "proof.holds" : "proof.broken"));
        verdict.setGraphic(Icons.of(found.holds() ? "mdi2s-shield-check-outline" : "mdi2s-shield-alert-outline"));
        node.pseudoClassStateChanged(SUCCESS, found.holds());
        node.pseudoClassStateChanged(ERROR, !found.holds());
        sentences.getChildren().clear();
        found.sentences().forEach(sentence -> sentence(sentence.tone(), sentence.words()));
        found.unreached().ifPresent(why -> sentence(Tone.NOTE, texts.get("proof.unreached", why)));
        shown(true);
    }

    private void sentence(Tone tone, String words) {
        Label text = new Label(words);
        text.setWrapText(true);
        text.setMinHeight(Label.USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        Label mark = new Label();
        mark.setMinWidth(Label.USE_PREF_SIZE);
        mark.setGraphic(Icons.of(
                switch (tone) {
                    case GOOD -> "mdi2c-check";
                    case BAD -> "mdi2a-alert-outline";
                    case NOTE -> "mdi2i-information-outline";
                }));
        mark.getStyleClass().add("tone-" + tone.name().toLowerCase(Locale.ROOT));
        mark.setAccessibleText(texts.get("tone." + tone));
        sentences.getChildren().add(new HBox(8, mark, text));
    }

    private void shown(boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
