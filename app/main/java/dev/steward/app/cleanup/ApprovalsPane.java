package dev.steward.app.cleanup;

import dev.steward.app.acting.Acting;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Texts;
import dev.steward.app.ui.TwoLines;
import dev.steward.governance.cleanup.CleanupStatus;
import dev.steward.governance.gate.Place;
import dev.steward.governance.gate.StandingOverview.Known;
import dev.steward.governance.standing.Standing;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The standing approvals of this home for what is open; one of them beside it, or the form with which one is asked for. */
final class ApprovalsPane implements AutoCloseable {
    private final Runnable look;
    private final Texts texts;
    private final ApprovalPane one;
    private final AskForm form;
    private final Node node;
    private Formats formats = new Formats(Locale.getDefault(), ZoneOffset.UTC);
    private Optional<String> wanted = Optional.empty();
    private boolean listing;

    @FXML
    private ListView<Known> approvals;

    @FXML
    private Button fresh;

    @FXML
    private Button bring;

    @FXML
    private StackPane beside;

    @FXML
    private VBox none;

    /** @param look has how things stand looked at again */
    ApprovalsPane(Acting acting, Place place, Texts texts, Runnable look) {
        this.look = look;
        this.texts = texts;
        Deeds deeds = new Deeds(acting, place, texts, changed -> changed.ifPresent(this::changed));
        this.one = new ApprovalPane(acting, place, texts, deeds);
        this.form = new AskForm(acting, place, texts, this::leave, this::changed);
        this.node = Fxml.load(this, "approvals.fxml", texts);
        approvals.setCellFactory(_ -> new TwoLines<>(this::cell));
        approvals.getSelectionModel().selectedItemProperty().addListener((_, _, known) -> open(known));
        acting.chosen().addListener((_, _, _) -> {
            one.refresh();
            form.refresh();
        });
        fresh.setOnAction(_ -> fresh());
        bring.setOnAction(_ -> deeds.bring());
        face(one.node());
    }

    Node node() {
        return node;
    }

    void formats(Formats now) {
        formats = now;
        one.formats(now);
        form.formats(now);
        approvals.refresh();
    }

    /** What somebody is writing stays; else the one that was shown does, or the one that is new. */
    void show(List<Known> found, List<String> policies) {
        Optional<String> open = wanted.or(
                () -> Optional.ofNullable(approvals.getSelectionModel().getSelectedItem())
                        .map(known -> known.standing().digest()));
        boolean writing = writing() && wanted.isEmpty();
        wanted = Optional.empty();
        listing = true;
        approvals.getItems().setAll(found);
        approvals.getItems().stream()
                .filter(known -> open.filter(known.standing().digest()::equals).isPresent())
                .findFirst()
                .ifPresentOrElse(approvals.getSelectionModel()::select, approvals.getSelectionModel()::selectFirst);
        listing = false;
        form.policies(policies);
        if (writing) {
            face(form.node());
        } else {
            open(approvals.getSelectionModel().getSelectedItem());
        }
    }

    void status(CleanupStatus found) {
        one.status(found);
    }

    private boolean writing() {
        return beside.getChildren().contains(form.node());
    }

    private void open(@Nullable Known known) {
        if (listing) {
            return;
        }
        if (known == null) {
            one.clear();
        } else {
            one.show(known);
        }
        face(one.node());
    }

    private void fresh() {
        face(form.node());
        form.clear();
        form.focus();
    }

    /** Back to the one that is chosen: it may be another one by now. */
    private void leave() {
        open(approvals.getSelectionModel().getSelectedItem());
    }

    private void changed(Standing standing) {
        wanted = Optional.of(standing.digest());
        look.run();
    }

    private void face(Node shown) {
        none.setVisible(approvals.getItems().isEmpty() && shown != form.node());
        beside.getChildren().setAll(List.of(shown, none));
    }

    @Override
    public void close() {
        one.close();
        form.close();
    }

    private TwoLines.Said cell(Known known) {
        String policy = known.standing().asked().policy();
        String words = new ApprovalText(texts, formats).state(known);
        return new TwoLines.Said(policy, words, texts.get("cell.spoken", policy, words));
    }
}
