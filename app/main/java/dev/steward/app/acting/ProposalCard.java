package dev.steward.app.acting;

import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Texts;
import dev.steward.governance.people.Decision;
import dev.steward.governance.people.Fingerprint;
import dev.steward.governance.people.Matter;
import dev.steward.governance.people.Signature;
import dev.steward.governance.policy.ChangedLine;
import dev.steward.governance.policy.Keep;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

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
    private Label says;

    @FXML
    private Label beside;

    @FXML
    private VBox lines;

    @FXML
    private Label obstacle;

    @FXML
    private Button sign;

    @FXML
    private Button save;

    @FXML
    private Button discard;

    public ProposalCard(Decision decision, Signing signing) {
        this(decision, Optional.empty(), signing);
    }

    /** @param policy what it would change of a policy, where it is about one */
    public ProposalCard(Decision decision, Optional<PolicyChange> policy, Signing signing) {
        this.node = Fxml.load(this, "proposal.fxml", texts);
        what.setText(
                texts.get("proposal.what", ChangedLine.seen(decision.matter().words())));
        signed.setText(texts.get(
                "proposal.signed",
                Math.max(0, Signing.ENOUGH - decision.by().size()),
                decision.by().size(),
                String.join(", ", decision.by().stream().map(Signature::person).toList())));
        show(key, key(decision.matter()).map(found -> texts.get("proposal.key", found)));
        policy(decision, policy);
        Optional<String> hindered = signing.obstacle(decision, policy);
        show(obstacle, hindered);
        sign.setDisable(hindered.isPresent());
        sign.setOnAction(_ -> signing.sign(decision));
        save.setOnAction(_ -> signing.save(decision));
        discard.setOnAction(_ -> signing.discard(decision));
    }

    public Node node() {
        return node;
    }

    private void policy(Decision decision, Optional<PolicyChange> change) {
        show(
                says,
                change.flatMap(PolicyChange::policy)
                        .map(policy -> texts.get(
                                "proposal.policy",
                                ChangedLine.seen(policy.subject().words()),
                                policy.keep().toString(),
                                policy.archive().isPresent() ? 1 : 0,
                                policy.archive().map(Keep::toString).orElse(""),
                                policy.exceptions().size())));
        show(
                beside,
                change.map(one -> texts.get(
                        !one.replaces()
                                ? "proposal.policy.new"
                                : decision.matter() instanceof Matter.EndPolicy
                                        ? "proposal.policy.end"
                                        : "proposal.policy.beside")));
        lines.getChildren()
                .setAll(change.stream()
                        .flatMap(one -> one.lines().stream())
                        .map(ProposalCard::line)
                        .toList());
        lines.setVisible(change.isPresent());
        lines.setManaged(change.isPresent());
    }

    /** A sign says it as well as a colour. */
    private static Label line(ChangedLine line) {
        Label shown = new Label(switch (line.kind()) {
                    case SAME -> "  ";
                    case GONE -> "− ";
                    case NEW -> "+ ";
                }
                + line.text());
        shown.setWrapText(true);
        shown.setMinHeight(Label.USE_PREF_SIZE);
        shown.setMaxWidth(Double.MAX_VALUE);
        shown.getStyleClass()
                .addAll(
                        "code",
                        switch (line.kind()) {
                            case SAME -> "line-same";
                            case GONE -> "line-gone";
                            case NEW -> "line-new";
                        });
        return shown;
    }

    private static Optional<String> key(Matter matter) {
        return switch (matter) {
            case Matter.Join join -> Optional.of(Fingerprint.of(join.person().key()));
            case Matter.NewKey key -> Optional.of(Fingerprint.of(key.key()));
            case Matter.Found _, Matter.Roles _, Matter.Leave _, Matter.ReleaseHold _, Matter.OfPolicy _ ->
                Optional.empty();
        };
    }

    private static void show(Label label, Optional<String> words) {
        label.setText(words.orElse(""));
        label.setVisible(words.isPresent());
        label.setManaged(words.isPresent());
    }
}
