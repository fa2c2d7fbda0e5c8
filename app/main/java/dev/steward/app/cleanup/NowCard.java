package dev.steward.app.cleanup;

import dev.steward.app.change.PlanView;
import dev.steward.app.tasks.Lane;
import dev.steward.app.ui.Desk;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Texts;
import dev.steward.governance.gate.Place;
import dev.steward.governance.gate.StandingOverview;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.standing.Envelope;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What a run would remove now: the gate's own preview, and whether it stays within an envelope. */
final class NowCard implements AutoCloseable {
    private final Desk desk;
    private final Place place;
    private final Texts texts;
    private final Runnable changed;
    private final Lane looking;
    private final PlanView view = new PlanView(Texts.of(PlanView.class));
    private final Node node;
    private Formats formats = new Formats(Locale.getDefault(), ZoneOffset.UTC);
    private Optional<String> policy = Optional.empty();
    private Optional<Envelope> envelope = Optional.empty();
    private Optional<Plan> seen = Optional.empty();

    @FXML
    private HBox busy;

    @FXML
    private Button cancel;

    @FXML
    private Label verdict;

    @FXML
    private Button again;

    @FXML
    private VBox body;

    /** @param changed hears that something else is known now */
    NowCard(Desk desk, Place place, Texts texts, Runnable changed) {
        this.desk = desk;
        this.place = place;
        this.texts = texts;
        this.changed = changed;
        this.looking = desk.background().lane();
        this.node = Fxml.load(this, "now.fxml", texts);
        body.getChildren().add(view);
        busy.visibleProperty().bind(looking.busyProperty());
        busy.managedProperty().bind(busy.visibleProperty());
        List.of(verdict, again, body).forEach(part -> part.managedProperty().bind(part.visibleProperty()));
        cancel.setOnAction(_ -> looking.cancel());
        again.setOnAction(_ -> look());
        clear();
    }

    Node node() {
        return node;
    }

    void formats(Formats now) {
        formats = now;
        show();
    }

    /** What the gate would let go now; empty: nobody knows yet, or nobody may. */
    Optional<Plan> seen() {
        return seen;
    }

    /** Looks at a policy of this home, unless that is what is shown. */
    void look(String name, Optional<Envelope> within) {
        envelope = within;
        if (policy.filter(name::equals).isPresent()) {
            show();
        } else {
            policy = Optional.of(name);
            look();
        }
    }

    private void look() {
        seen = Optional.empty();
        verdict.setVisible(false);
        again.setVisible(false);
        body.setVisible(false);
        policy.ifPresent(name -> looking.run(
                texts.get("now.task", name),
                work -> {
                    var policies = desk.steward().governance().policies();
                    return desk.steward()
                            .governance()
                            .gate()
                            .preview(policies.find(name), place, Instant.now().truncatedTo(ChronoUnit.SECONDS), work);
                },
                plan -> {
                    seen = Optional.of(plan);
                    show();
                },
                this::failed));
        changed.run();
    }

    /** Nothing is looked at any more. */
    void clear() {
        looking.cancel();
        policy = Optional.empty();
        seen = Optional.empty();
        verdict.setVisible(false);
        again.setVisible(false);
        body.setVisible(false);
    }

    private void failed(Failure failure) {
        if (policy.isPresent()) {
            boolean stopped = failure instanceof Cancelled;
            say(
                    stopped ? "muted" : "problem",
                    stopped
                            ? texts.get("now.cancelled")
                            : texts.get("now.refused", failure.getMessage(), failure.remedy()));
            again.setVisible(true);
            changed.run();
        }
    }

    private void show() {
        seen.ifPresent(plan -> {
            view.show(plan, List.of(), formats);
            body.setVisible(true);
            List<String> beyond = envelope.map(within -> StandingOverview.beyond(within, plan))
                    .orElse(List.of());
            if (!beyond.isEmpty()) {
                say("warning-text", texts.get("now.beyond", String.join(" ", beyond)));
            } else {
                say("strong", envelope.map(_ -> texts.get("now.fits")).orElseGet(() -> texts.get("now.no-envelope")));
            }
            changed.run();
        });
    }

    private void say(String style, String words) {
        verdict.getStyleClass().removeAll("muted", "problem", "warning-text", "strong");
        verdict.getStyleClass().add(style);
        verdict.setText(words);
        verdict.setVisible(true);
    }

    @Override
    public void close() {
        looking.close();
    }
}
