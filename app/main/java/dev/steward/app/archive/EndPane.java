package dev.steward.app.archive;

import dev.steward.app.acting.Acting;
import dev.steward.app.acting.SureField;
import dev.steward.app.tasks.Lane;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Meaning;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.Texts;
import dev.steward.governance.gate.Place;
import dev.steward.governance.people.Right;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.policy.EndOfArchives;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Which archives would end now, those that are over or one before its time; and asking for it. */
final class EndPane implements AutoCloseable {
    /** @param archives empty: all that are over */
    private record Asked(List<String> archives, Optional<String> reason) {
        static final Asked OVER = new Asked(List.of(), Optional.empty());

        EndOfArchives rule() {
            return new EndOfArchives(reason);
        }

        Place place() {
            return new Place.Archives(archives);
        }
    }

    private final Acting acting;
    private final Texts texts;
    private final Lane looking;
    private final SureField sure;
    private final Node node;
    private Formats formats = new Formats(Locale.getDefault(), ZoneOffset.UTC);
    private Asked asked = Asked.OVER;
    private boolean some;
    private Optional<Plan> seen = Optional.empty();

    @FXML
    private Label title;

    @FXML
    private Button look;

    @FXML
    private Button ask;

    @FXML
    private VBox lines;

    @FXML
    private HBox confirming;

    @FXML
    private TextField confirm;

    @FXML
    private Label obstacle;

    EndPane(Acting acting, Texts texts) {
        this.acting = acting;
        this.texts = texts;
        this.looking = acting.desk().background().lane();
        this.node = Fxml.load(this, "end.fxml", texts);
        Meaning.give(look, texts, "end.look");
        look.setOnAction(_ -> preview(Asked.OVER));
        look.managedProperty().bind(look.visibleProperty());
        ask.setOnAction(_ -> ask());
        looking.busyProperty().addListener((_, _, _) -> refresh());
        this.sure = new SureField(confirming, confirm, this::refresh);
        acting.chosen().addListener((_, _, _) -> refresh());
        obstacle.managedProperty().bind(obstacle.textProperty().isNotEmpty());
        node.managedProperty().bind(node.visibleProperty());
        refresh();
    }

    Node node() {
        return node;
    }

    /** @param found whether any archive is over, so that there is something to ask for */
    void show(boolean found, Formats now) {
        formats = now;
        some = found;
        seen.ifPresent(this::show);
        refresh();
    }

    /** Says what the end of one archive before its time would destroy. */
    void early(String archive, String reason) {
        preview(new Asked(List.of(archive), Optional.of(reason)));
    }

    /** Whether this is about one archive before its time. */
    boolean isEarly() {
        return asked.reason().isPresent();
    }

    /** Somebody looks at this archive now: what was asked about another is left. */
    void opened(String archive) {
        if (isEarly() && !asked.archives().contains(archive)) {
            looking.cancel();
            forget();
        }
    }

    private void forget() {
        asked = Asked.OVER;
        seen = Optional.empty();
        lines.getChildren().clear();
        refresh();
    }

    private void preview(Asked now) {
        asked = now;
        seen = Optional.empty();
        lines.getChildren().clear();
        looking.run(
                texts.get("end.task"),
                work -> acting.governance().gate().preview(now.rule(), now.place(), Instant.now(), work),
                this::show,
                acting::failed);
    }

    private void show(Plan plan) {
        seen = Optional.of(plan);
        lines.getChildren()
                .setAll(line(
                        plan.items().isEmpty()
                                ? texts.get("end.none")
                                : texts.get("end.sentence", plan.items().size(), formats.count(plan.rows())),
                        "strong"));
        plan.effects().forEach(effect -> lines.getChildren().add(line(effect.words(), "muted")));
        plan.kept()
                .forEach(kept -> lines.getChildren()
                        .add(line(
                                texts.get("end.held", kept.path(), kept.cause(), formats.count(kept.because())),
                                "strong")));
        plan.limits().forEach(limit -> lines.getChildren().add(line(texts.get("end.limit", limit.words()), "problem")));
        refresh();
    }

    private static Label line(String words, String style) {
        Label label = new Label(words);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
        return label;
    }

    private void refresh() {
        boolean busy = looking.busyProperty().get();
        node.setVisible(some || isEarly());
        title.setText(asked.reason()
                .map(why -> texts.get("end.early", asked.archives().getFirst(), why))
                .orElseGet(() -> texts.get("end")));
        look.setVisible(some);
        look.setDisable(busy);
        look.setText(texts.get(busy ? "end.busy" : "end.look"));
        sure.show(seen);
        boolean going = seen.filter(plan -> !plan.items().isEmpty()).isPresent();
        ask.setDisable(busy || !going || !sure.sure() || !acting.may(Right.PLAN));
        obstacle.setText(going ? acting.obstacle(Right.PLAN).orElse("") : "");
    }

    private void ask() {
        Optional<Long> rows = sure.rows();
        Asked now = asked;
        acting.signed(
                texts.get("end.ask.title"),
                texts.get("end.ask.words"),
                (signer, work) -> acting.governance().gate().request(now.rule(), now.place(), rows, signer, work),
                plan -> {
                    sure.clear();
                    forget();
                    acting.desk().navigator().show(Notice.success(texts.get("end.asked", plan.shortDigest())));
                });
    }

    @Override
    public void close() {
        looking.close();
    }
}
