package dev.steward.app.change;

import dev.steward.app.acting.SureField;
import dev.steward.app.tasks.Lane;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.Texts;
import dev.steward.governance.people.Right;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.policy.Keep;
import dev.steward.governance.policy.Policies;
import dev.steward.governance.policy.RetentionPolicy;
import dev.steward.governance.retention.Due;
import dev.steward.model.Failure;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What a policy would remove from the open lake now, or would with another period; and asking for it. */
final class PreviewPane implements AutoCloseable {
    private record Seen(RetentionPolicy policy, Plan plan, List<Due> calendar, boolean asWritten, boolean draft) {}

    private final Ground ground;
    private final Texts texts;
    private final Runnable requested;
    private final Lane looking;
    private final Lane lookingOn;
    private final PlanView view;
    private final SampleCard sample;
    private final SureField sure;
    private final Node node;
    private Formats formats = new Formats(Locale.getDefault(), ZoneOffset.UTC);
    private Optional<Seen> seen = Optional.empty();

    @FXML
    private ComboBox<String> policy;

    @FXML
    private TextField keep;

    @FXML
    private Label hint;

    @FXML
    private Label takes;

    @FXML
    private Label obstacle;

    @FXML
    private VBox body;

    @FXML
    private TextField confirm;

    @FXML
    private HBox confirming;

    @FXML
    private Button ask;

    /** @param requested hears that there is another plan now */
    PreviewPane(Ground ground, Runnable requested) {
        this.ground = ground;
        this.texts = ground.texts();
        this.requested = requested;
        this.looking = ground.desk().background().lane();
        this.lookingOn = ground.desk().background().lane();
        this.node = Fxml.load(this, "preview.fxml", texts);
        this.view = new PlanView(texts);
        this.sample = new SampleCard(texts);
        body.getChildren().add(view);
        policy.valueProperty().addListener((_, _, _) -> preview());
        keep.textProperty().addListener((_, _, _) -> preview());
        this.sure = new SureField(confirming, confirm, this::refresh);
        ground.acting().chosen().addListener((_, _, _) -> refresh());
        ask.setOnAction(_ -> ask());
        List.of(takes, obstacle)
                .forEach(label ->
                        label.managedProperty().bind(label.textProperty().isNotEmpty()));
        refresh();
    }

    Node node() {
        return node;
    }

    void formats(Formats now) {
        formats = now;
        seen.ifPresent(this::show);
        sample.show(now);
    }

    /** Looks which policies there are, and what the chosen one would do now. */
    void look() {
        ground.run(
                texts.get("policies.task"), _ -> ground.governance().policies().names(), names -> {
                    if (!policy.getItems().equals(names)) {
                        policy.getItems().setAll(names);
                    }
                    if (policy.getValue() == null && !names.isEmpty()) {
                        policy.setValue(names.getFirst());
                    } else {
                        preview();
                    }
                });
    }

    private void preview() {
        String name = policy.getValue();
        Optional<Keep> other = Keep.parse(keep.getText());
        if (name == null || other.isEmpty() && !keep.getText().isBlank()) {
            looking.cancel();
            clear();
            hint.setText(texts.get(name == null ? "preview.no-policy" : "preview.no-keep"));
            refresh();
            return;
        }
        looking.run(
                texts.get("preview.task", name),
                work -> {
                    Policies policies = ground.governance().policies();
                    RetentionPolicy written = policies.find(name);
                    RetentionPolicy meant = other.map(written::keeping).orElse(written);
                    Instant now = Instant.now();
                    return new Seen(
                            meant,
                            ground.governance().gate().preview(meant, ground.place(), now, work),
                            ground.governance().gate().calendar(meant, ground.place(), now, work),
                            other.isEmpty(),
                            policies.draft(written));
                },
                this::found,
                this::failed);
    }

    private void clear() {
        seen = Optional.empty();
        view.clear();
        lookingOn.cancel();
        sample.clear();
        takes.setText("");
    }

    private void failed(Failure failure) {
        clear();
        hint.setText(failure.getMessage());
        refresh();
        ground.failed(failure);
    }

    /** The numbers come first; what is nice to see beside them may take a moment longer. */
    private void found(Seen found) {
        show(found);
        sample.clear();
        takes.setText(found.plan().items().isEmpty() ? "" : texts.get("takes.unknown"));
        lookingOn.run(
                texts.get("sample.task", found.plan().policy()),
                work -> ground.governance().gate().outlook(found.policy(), found.plan(), ground.place(), work),
                outlook -> {
                    takes.setText(outlook.takes()
                            .map(expected -> texts.get("takes." + expected.ground(), formats.duration(expected.time())))
                            .orElse(""));
                    sample.show(outlook.sample(), formats);
                },
                ground::failed);
    }

    private void show(Seen found) {
        seen = Optional.of(found);
        hint.setText(texts.get(found.asWritten() ? "preview.exact" : "preview.what-if"));
        view.show(found.plan(), found.calendar(), formats, List.of(sample));
        refresh();
    }

    private void refresh() {
        // A what-if is no version of the policy: nobody asks for it.
        sure.show(seen.filter(Seen::asWritten).map(Seen::plan));
        ask.setDisable(seen.filter(found -> found.asWritten()
                                && !found.draft()
                                && !found.plan().items().isEmpty())
                        .isEmpty()
                || !sure.sure()
                || !ground.acting().may(Right.PLAN));
        Optional<String> hindered = seen.flatMap(found -> found.draft()
                ? Optional.of(texts.get("preview.draft"))
                : ground.acting().obstacle(Right.PLAN));
        obstacle.setText(hindered.orElse(""));
        ask.setText(texts.get("preview.ask"));
    }

    private void ask() {
        String name = policy.getValue();
        Optional<Long> rows = sure.rows();
        ground.signed(
                texts.get("preview.ask.title", name),
                texts.get("preview.ask.words"),
                (signer, work) -> ground.governance().gate().request(name, ground.place(), rows, signer, work),
                plan -> {
                    sure.clear();
                    ground.desk().navigator().show(Notice.success(texts.get("preview.asked", plan.shortDigest())));
                    requested.run();
                });
    }

    @Override
    public void close() {
        looking.close();
        lookingOn.close();
    }
}
