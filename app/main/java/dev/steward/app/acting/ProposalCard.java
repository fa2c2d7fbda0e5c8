package dev.steward.app.acting;

import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Texts;
import dev.steward.governance.people.Decision;
import dev.steward.governance.people.Fingerprint;
import dev.steward.governance.people.Matter;
import dev.steward.governance.people.Signature;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/** A decision that waits: what for, who has signed, and who still can. */
public final class ProposalCard {
    private final Texts texts = Texts.of(ProposalCard.class);
    private final Node node;

    @FXML
    private Label what;

    @FXML
    private Label signed;

    @FXML
    private Label key;

    @FXML
    private Label obstacle;

    @FXML
    private Button sign;

    @FXML
    private Button save;

    @FXML
    private Button discard;

    public ProposalCard(Decision decision, Signing signing) {
        this.node = Fxml.load(this, "proposal.fxml", texts);
        what.setText(texts.get("proposal.what", decision.matter().words()));
        signed.setText(texts.get(
                "proposal.signed",
                Math.max(0, Signing.ENOUGH - decision.by().size()),
                decision.by().size(),
                String.join(", ", decision.by().stream().map(Signature::person).toList())));
        show(key, key(decision.matter()).map(found -> texts.get("proposal.key", found)));
        Optional<String> hindered = signing.obstacle(decision);
        show(obstacle, hindered);
        sign.setDisable(hindered.isPresent());
        sign.setOnAction(_ -> signing.sign(decision));
        save.setOnAction(_ -> signing.save(decision));
        discard.setOnAction(_ -> signing.discard(decision));
    }

    public Node node() {
        return node;
    }

    private static Optional<String> key(Matter matter) {
        return switch (matter) {
            case Matter.Join join -> Optional.of(Fingerprint.of(join.person().key()));
            case Matter.NewKey key -> Optional.of(Fingerprint.of(key.key()));
            case Matter.Found _, Matter.Roles _, Matter.Leave _, Matter.ReleaseHold _ -> Optional.empty();
        };
    }

    private static void show(Label label, Optional<String> words) {
        label.setText(words.orElse(""));
        label.setVisible(words.isPresent());
        label.setManaged(words.isPresent());
    }
}
