package dev.steward.app.hold;

import dev.steward.app.acting.Acting;
import dev.steward.app.acting.ProposalCard;
import dev.steward.app.acting.Signing;
import dev.steward.app.hold.HoldsModel.Standing;
import dev.steward.app.hold.HoldsModel.State;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Texts;
import dev.steward.catalog.PersonalData;
import dev.steward.governance.hold.Hold;
import dev.steward.governance.people.Matter;
import dev.steward.governance.people.Right;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** One hold: whom it keeps and why, and how it ends. */
final class HoldPane {
    /** So many people are shown, masked, to be recognized by whoever knows them. */
    private static final int SHOWN = 5;

    private final Acting acting;
    private final Signing signing;
    private final Texts texts;
    private final Node node;
    private Optional<Standing> shown = Optional.empty();

    @FXML
    private Label name;

    @FXML
    private Label state;

    @FXML
    private Label reason;

    @FXML
    private Label people;

    @FXML
    private Label placed;

    @FXML
    private Label released;

    @FXML
    private Label releasedTitle;

    @FXML
    private VBox ending;

    @FXML
    private Label obstacle;

    @FXML
    private TextField why;

    @FXML
    private Button release;

    @FXML
    private VBox waiting;

    HoldPane(Acting acting, Signing signing, Texts texts) {
        this.acting = acting;
        this.signing = signing;
        this.texts = texts;
        this.node = Fxml.load(this, "hold.fxml", texts);
        why.textProperty().addListener((_, _, _) -> refresh());
        release.setOnAction(_ -> shown.ifPresent(standing -> signing.propose(
                new Matter.ReleaseHold(standing.hold().id(), why.getText().strip()))));
        clear();
    }

    Node node() {
        return node;
    }

    void clear() {
        shown = Optional.empty();
        node.setVisible(false);
    }

    void show(Standing standing, Formats formats) {
        Hold hold = standing.hold();
        if (shown.filter(before -> before.hold().id().equals(hold.id())).isEmpty()) {
            why.clear();
        }
        shown = Optional.of(standing);
        node.setVisible(true);
        name.setText(hold.id());
        state.setText(texts.get("state." + standing.state()));
        reason.setText(hold.reason());
        people.setText(people(hold));
        placed.setText(texts.get("hold.placed", formats.moment(hold.placed()), formats.zoneName(), hold.placedBy()));
        visible(releasedTitle, standing.release().isPresent());
        visible(released, standing.release().isPresent());
        released.setText(standing.release()
                .map(end -> texts.get("hold.released", String.join(", ", end.by()), end.reason()))
                .orElse(""));
        refresh();
    }

    private String people(Hold hold) {
        String some =
                hold.people().stream().limit(SHOWN).map(PersonalData::person).collect(Collectors.joining(", "));
        return texts.get(
                "hold.people", hold.people().size(), some, hold.people().size() - SHOWN);
    }

    /** Others may act now, or a reason be given. */
    void refresh() {
        shown.ifPresent(standing -> {
            boolean inForce = standing.state() == State.IN_FORCE;
            visible(ending, inForce);
            Optional<String> hindered = acting.obstacle(Right.HOLD).or(() -> acting.obstacle(Right.DECIDE));
            obstacle.setText(hindered.orElse(texts.get("release.words")));
            why.setDisable(hindered.isPresent());
            release.setDisable(hindered.isPresent() || why.getText().isBlank());
            visible(waiting, standing.asked().isPresent() && !inForce);
            waiting.getChildren()
                    .setAll(standing.asked().stream()
                            .map(decision -> new ProposalCard(decision, signing).node())
                            .toList());
        });
    }

    private static void visible(Node part, boolean visible) {
        part.setVisible(visible);
        part.setManaged(visible);
    }
}
