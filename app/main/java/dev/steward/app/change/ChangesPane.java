package dev.steward.app.change;

import dev.steward.app.ui.Dialogs.FileType;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.Texts;
import dev.steward.app.ui.TwoLines;
import dev.steward.governance.gate.Alone;
import dev.steward.governance.gate.Change;
import dev.steward.governance.gate.Change.Station;
import dev.steward.governance.gate.ChangeState;
import dev.steward.governance.people.OsUser;
import dev.steward.governance.people.Right;
import dev.steward.governance.plan.Plan;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Every change that was asked for: at which station it stands, who did what, and what comes next. */
final class ChangesPane {
    private final Ground ground;
    private final Texts texts;
    private final PlanView view;
    private final Node node;
    private final AloneCard alone;
    private Found found = new Found(List.of(), List.of(), Map.of());
    private Formats formats = new Formats(Locale.getDefault(), ZoneOffset.UTC);

    /**
     * What there is.
     *
     * @param waits how long one person waits, by the names of the policies that let one act alone
     */
    private record Found(List<Change> changes, List<Alone> alone, Map<String, Duration> waits) {
        /** The newest that was announced for a change. */
        Optional<Alone> of(Change change) {
            return alone.stream()
                    .filter(one -> one.announcement().isFor(change.plan()))
                    .findFirst();
        }
    }

    @FXML
    private ListView<Change> changes;

    @FXML
    private VBox none;

    @FXML
    private VBox details;

    @FXML
    private Label title;

    @FXML
    private HBox stations;

    @FXML
    private Label next;

    @FXML
    private Button act;

    @FXML
    private Button export;

    @FXML
    private Button record;

    @FXML
    private VBox aside;

    @FXML
    private VBox body;

    ChangesPane(Ground ground) {
        this.ground = ground;
        this.texts = ground.texts();
        this.node = Fxml.load(this, "changes.fxml", texts);
        this.view = new PlanView(texts);
        body.getChildren().add(view);
        this.alone = new AloneCard(ground, this::look);
        aside.getChildren().add(alone);
        changes.setCellFactory(_ -> new TwoLines<>(this::cell));
        changes.getSelectionModel().selectedItemProperty().addListener((_, _, change) -> open(change));
        ground.acting()
                .chosen()
                .addListener((_, _, _) -> open(changes.getSelectionModel().getSelectedItem()));
        export.setOnAction(_ -> export());
        record.setOnAction(_ -> record());
        open(null);
    }

    Node node() {
        return node;
    }

    void formats(Formats now) {
        formats = now;
        changes.refresh();
        open(changes.getSelectionModel().getSelectedItem());
    }

    void look() {
        ground.run(
                texts.get("changes.task"),
                _ -> new Found(
                        ground.governance().gate().changes().stream()
                                .filter(change -> concerns(change.plan().plan()))
                                .toList(),
                        ground.governance().alone().all(),
                        ground.governance().policies().waits()),
                this::show);
    }

    /** What is about the open lake or database; archives are those of this home, whatever is open. */
    private boolean concerns(Plan plan) {
        return plan.ofArchives() || ground.place().holds(plan.target());
    }

    private void show(Found now) {
        found = now;
        Optional<String> open = Optional.ofNullable(changes.getSelectionModel().getSelectedItem())
                .map(change -> change.plan().digest());
        changes.getItems().setAll(now.changes());
        none.setVisible(now.changes().isEmpty());
        now.changes().stream()
                .filter(change -> open.filter(change.plan().digest()::equals).isPresent())
                .findFirst()
                .ifPresentOrElse(changes.getSelectionModel()::select, changes.getSelectionModel()::selectFirst);
        // The same change may be waited for, or reviewed, since.
        open(changes.getSelectionModel().getSelectedItem());
    }

    private void open(@Nullable Change change) {
        details.setVisible(change != null);
        if (change == null) {
            return;
        }
        Plan plan = change.plan().plan();
        title.setText(texts.get(
                "changes.title", plan.policy(), change.plan().shortDigest().substring(0, 8)));
        stations.getChildren()
                .setAll(java.util.Arrays.stream(Station.values())
                        .map(one -> station(change, one))
                        .toList());
        view.show(plan, List.of(), formats);
        next.setText(words(change));
        alone.show(change, found.of(change), Optional.ofNullable(found.waits().get(plan.policy())), formats);
        Optional<Right> right = right(change);
        boolean done = change.station() == Station.VERIFIED;
        record.setVisible(done);
        record.setManaged(done);
        act.setVisible(right.isPresent());
        act.setManaged(right.isPresent());
        act.setText(texts.get("changes.act." + change.station().name().toLowerCase(Locale.ROOT)));
        boolean other = change.station() != Station.REQUESTED
                || !plan.requester().equals(ground.acting().person().orElse(""));
        boolean notApprover = change.station() != Station.APPROVED
                || !change.consent()
                        .map(one -> one.person())
                        .equals(ground.acting().person());
        act.setDisable(right.filter(ground.acting()::may).isEmpty() || !other || !notApprover);
        act.setOnAction(_ -> act(change));
    }

    private static Optional<Right> right(Change change) {
        return switch (change.station()) {
            case REQUESTED -> Optional.of(Right.APPROVE);
            case APPROVED, BEGUN -> Optional.of(Right.RUN);
            case VERIFIED -> Optional.empty();
        };
    }

    private Node station(Change change, Station one) {
        boolean single = one == Station.APPROVED && change.singlePerson();
        Label label = new Label(
                texts.get(single ? "alone.chip" : "station." + one.name().toLowerCase(Locale.ROOT)));
        boolean reached = one.compareTo(change.station()) <= 0;
        label.getStyleClass().addAll("chip", reached ? "strong" : "muted");
        return label;
    }

    private String words(Change change) {
        Plan plan = change.plan().plan();
        return switch (change.station()) {
            case REQUESTED ->
                texts.get("changes.requested", plan.requester(), formats.moment(plan.asOf()), formats.zoneName())
                        + as(plan.requester(), change.plan().os());
            case APPROVED ->
                change.approval()
                        .map(one -> texts.get(
                                        "changes.approved",
                                        plan.requester(),
                                        one.person(),
                                        formats.moment(one.expires()),
                                        formats.zoneName())
                                + as(plan.requester(), change.plan().os())
                                + as(one.person(), one.os()))
                        .orElse("");
            case BEGUN -> texts.get("changes.begun");
            case VERIFIED ->
                change.state()
                        .map(state -> texts.get(
                                (change.singlePerson() ? "changes.single" : "changes.verified") + PlanText.kind(plan),
                                formats.count(state.rows()),
                                state.going().size(),
                                state.by(),
                                change.consent().map(one -> one.person()).orElse(""),
                                state.ended().map(formats::moment).orElse(""),
                                formats.zoneName(),
                                plan.ofTable()
                                        ? state.skipped().stream()
                                                .mapToLong(ChangeState.Skipped::rows)
                                                .sum()
                                        : state.skipped().size()))
                        .orElse("");
        };
    }

    private String as(String person, Optional<OsUser> user) {
        return user.map(one -> " " + texts.get("changes.os", person, one.words()))
                .orElse("");
    }

    private void act(Change change) {
        String name = change.plan().shortDigest();
        switch (change.station()) {
            case REQUESTED ->
                ground.signed(
                        texts.get("changes.approve.title", name),
                        texts.get("changes.approve.words"),
                        (signer, _) -> ground.governance().gate().approve(change.plan(), signer),
                        approval -> done(texts.get("changes.approve.done", approval.person(), name)));
            case APPROVED, BEGUN ->
                ground.changing(
                        change.plan().plan(),
                        texts.get("changes.run.title", name),
                        texts.get("changes.run.words"),
                        (signer, work) -> ground.governance()
                                .gate()
                                .run(change.plan(), change.consent().orElseThrow(), signer, work),
                        state -> {
                            done(texts.get(
                                    "changes.run.done"
                                            + PlanText.kind(change.plan().plan()),
                                    formats.count(state.rows()),
                                    state.going().size()));
                            ground.desk().navigator().renew();
                        });
            case VERIFIED -> {}
        }
    }

    private void done(String words) {
        ground.desk().navigator().show(Notice.success(words));
        look();
    }

    /** For somebody at another machine: the plan, and the approval when there is one. */
    private void export() {
        Change change = changes.getSelectionModel().getSelectedItem();
        ground.desk()
                .dialogs()
                .saveFile(
                        texts.get("changes.export.title"),
                        "plan-" + change.plan().shortDigest() + ".json",
                        List.of(FileType.of(texts.get("changes.export.type"), "*.json")))
                .ifPresent(file -> ground.run(
                        texts.get("changes.export.title"),
                        _ -> {
                            ground.governance().export(change.plan(), file);
                            return file;
                        },
                        written -> ground.desk()
                                .navigator()
                                .show(Notice.success(texts.get("changes.exported", written.getFileName())))));
    }

    /** The whole story, for the files. */
    private void record() {
        Change change = changes.getSelectionModel().getSelectedItem();
        ground.desk()
                .dialogs()
                .saveFile(
                        texts.get("changes.record.title"),
                        "change-" + change.plan().shortDigest() + ".pdf",
                        List.of(FileType.of(texts.get("changes.record.type"), "*.pdf")))
                .ifPresent(file -> ground.run(
                        texts.get("changes.record.title"),
                        work -> {
                            ground.governance().record(change.plan(), file.toAbsolutePath(), work);
                            return file;
                        },
                        written -> ground.desk()
                                .navigator()
                                .show(Notice.success(texts.get("changes.exported", written.getFileName())))));
    }

    /** Where it stands; what one person does alone is called that first. */
    private String standing(Change change) {
        String station = texts.get("station." + change.station().name().toLowerCase(Locale.ROOT));
        Optional<String> single = found.of(change)
                .map(one -> ground.governance().alone().stage(one))
                .filter(stage -> change.singlePerson() || stage == Alone.Stage.WAITING || stage == Alone.Stage.OPEN)
                .map(stage -> texts.get("alone.standing." + stage.word()));
        return single.map(words -> texts.get("alone.cell", station, words))
                .orElseGet(() -> change.singlePerson() ? texts.get("alone.cell", station, "") : station);
    }

    private TwoLines.Said cell(Change change) {
        Plan plan = change.plan().plan();
        String words =
                texts.get("changes.cell", standing(change), formats.count(plan.rows()), formats.moment(plan.asOf()));
        return new TwoLines.Said(plan.policy(), words, texts.get("changes.cell.spoken", plan.policy(), words));
    }
}
