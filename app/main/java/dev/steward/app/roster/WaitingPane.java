package dev.steward.app.roster;

import dev.steward.app.acting.Acting;
import dev.steward.app.acting.ProposalCard;
import dev.steward.app.acting.Signing;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Texts;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** What waits for signatures here, and bringing what came as a file. */
final class WaitingPane {
    private final Signing signing;
    private final Node node;
    private List<RosterModel.Waiting> waiting = List.of();

    @FXML
    private Button bring;

    @FXML
    private ScrollPane scroll;

    @FXML
    private VBox cards;

    @FXML
    private VBox none;

    WaitingPane(Acting acting, Signing signing, Texts texts) {
        this.signing = signing;
        this.node = Fxml.load(this, "waiting.fxml", texts);
        bring.setOnAction(_ -> signing.bring());
        acting.chosen().addListener((_, _, _) -> show(waiting));
    }

    Node node() {
        return node;
    }

    void show(List<RosterModel.Waiting> found) {
        waiting = found;
        none.setVisible(found.isEmpty());
        scroll.setVisible(!found.isEmpty());
        cards.getChildren()
                .setAll(found.stream()
                        .map(one -> new ProposalCard(one.decision(), one.policy(), signing).node())
                        .toList());
    }
}
