package dev.steward.app.cleanup;

import dev.steward.app.acting.Acting;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Texts;
import dev.steward.governance.cleanup.CleanupStatus;
import dev.steward.governance.gate.Place;
import dev.steward.governance.gate.StandingOverview.Known;
import dev.steward.governance.policy.RetentionPolicy;
import dev.steward.governance.standing.Standing;
import dev.steward.governance.standing.State;
import dev.steward.source.CleanupBook.Job;
import dev.steward.source.CleanupLine;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One standing approval: how it stands, what it says, what it would mean now, and what can be done with it. */
final class ApprovalPane implements AutoCloseable {
    /** What the buttons say and do. */
    private record Offered(Standing one, List<Deed.Offer> offers) {}

    private final Acting acting;
    private final Place place;
    private final Texts texts;
    private final Deeds deeds;
    private final NowCard now;
    private final Node node;
    private Formats formats = new Formats(Locale.getDefault(), ZoneOffset.UTC);
    private Optional<Known> shown = Optional.empty();
    private Optional<CleanupStatus> status = Optional.empty();
    private Optional<Offered> offered = Optional.empty();

    @FXML
    private VBox cards;

    @FXML
    private Label name;

    @FXML
    private Label state;

    @FXML
    private Label why;

    @FXML
    private Label asked;

    @FXML
    private Label granted;

    @FXML
    private Label target;

    @FXML
    private Label when;

    @FXML
    private Label most;

    @FXML
    private Label until;

    @FXML
    private Label caller;

    @FXML
    private Label last;

    @FXML
    private VBox doing;

    @FXML
    private GridPane offers;

    @FXML
    private VBox policy;

    @FXML
    private Label version;

    @FXML
    private Label text;

    ApprovalPane(Acting acting, Place place, Texts texts, Deeds deeds) {
        this.acting = acting;
        this.place = place;
        this.texts = texts;
        this.deeds = deeds;
        this.now = new NowCard(acting.desk(), place, texts, () -> {});
        this.node = Fxml.load(this, "approval.fxml", texts);
        cards.getChildren().add(2, now.node());
        List.of(why, doing, policy, now.node())
                .forEach(part -> part.managedProperty().bind(part.visibleProperty()));
        node.setVisible(false);
    }

    Node node() {
        return node;
    }

    void formats(Formats other) {
        formats = other;
        now.formats(other);
        refresh();
    }

    void clear() {
        shown = Optional.empty();
        now.clear();
        node.setVisible(false);
    }

    void status(CleanupStatus found) {
        status = Optional.of(found);
        refresh();
    }

    /** Looks anew what a run would remove, where that can be. */
    void show(Known known) {
        shown = Optional.of(known);
        node.setVisible(true);
        refresh();
        boolean open = known.policy().isPresent() && (known.state() instanceof State.Waiting || inForce(known));
        now.clear();
        now.node().setVisible(open);
        if (open) {
            Standing.Asked asking = known.standing().asked();
            now.look(asking.policy(), Optional.of(asking.envelope()));
        }
    }

    private static boolean inForce(Known known) {
        return known.state() instanceof State.InForce;
    }

    /** Others may act now, or more may be known. */
    void refresh() {
        shown.ifPresent(known -> {
            Standing one = known.standing();
            ApprovalText words = new ApprovalText(texts, formats);
            Optional<Job> job = job(known);
            name.setText(one.asked().policy());
            state.setText(words.state(known));
            why.setText(words.why(known).orElse(""));
            why.setVisible(words.why(known).isPresent());
            asked.setText(words.asked(one.asked()));
            granted.setText(words.granted(one));
            target.setText(one.asked().target().title());
            when.setText(words.when(one, Instant.now()));
            most.setText(words.most(one.asked()));
            until.setText(texts.get("approval.until.words", words.until(one.asked())));
            caller.setText(words.caller(known, job));
            last.setText(lastRun(one).map(words::last).orElse(texts.get("runs.none")));
            version.setText(words.policy(one.asked()));
            policy.setVisible(known.policy().isPresent());
            text.setText(
                    known.policy().map(RetentionPolicy::text).map(String::strip).orElse(""));
            offer(Deed.of(known, job, place, acting, texts), one);
        });
    }

    private Optional<Job> job(Known known) {
        return status.flatMap(found -> found.jobs().stream()
                .filter(job -> job.approval().equals(known.standing().digest()))
                .findFirst());
    }

    private Optional<CleanupLine> lastRun(Standing one) {
        return status.flatMap(found -> found.runs().stream()
                .filter(line -> line.policy().equals(one.asked().policy())
                        && !line.started().isBefore(one.asked().at()))
                .findFirst());
    }

    /** Each with what it means, or why it cannot be done. */
    private void offer(List<Deed.Offer> found, Standing one) {
        Offered now = new Offered(one, found);
        if (offered.filter(now::equals).isPresent()) {
            return; // A button that somebody is about to press stays the same.
        }
        offered = Optional.of(now);
        doing.setVisible(!found.isEmpty());
        offers.getChildren().clear();
        for (int row = 0; row < found.size(); row++) {
            Deed.Offer offer = found.get(row);
            String key = "deed." + offer.deed().name().toLowerCase(Locale.ROOT);
            Button button = new Button(texts.get(key));
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setDisable(offer.obstacle().isPresent());
            if (row == 0 && offer.deed() == Deed.APPROVE || offer.deed() == Deed.RUN) {
                button.getStyleClass().add("accent");
            }
            button.setOnAction(_ -> deeds.go(offer.deed(), one));
            Label words = new Label(offer.obstacle().orElse(texts.get(key + ".means")));
            words.getStyleClass().add("muted");
            words.setWrapText(true);
            words.setMinHeight(Region.USE_PREF_SIZE);
            button.setAccessibleHelp(words.getText());
            offers.addRow(row, button, words);
            GridPane.setValignment(button, VPos.TOP);
        }
    }

    @Override
    public void close() {
        now.close();
    }
}
