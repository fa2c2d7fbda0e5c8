package dev.steward.app.cleanup;

import dev.steward.app.acting.ActScreen;
import dev.steward.app.acting.Acting;
import dev.steward.app.acting.ActorBar;
import dev.steward.app.acting.BeginPane;
import dev.steward.app.acting.Crew;
import dev.steward.app.tasks.Lane;
import dev.steward.app.ui.Desk;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Place;
import dev.steward.app.ui.RangeChoice;
import dev.steward.app.ui.ScreenKind;
import dev.steward.app.ui.Texts;
import dev.steward.governance.cleanup.CleanupStatus;
import dev.steward.governance.gate.StandingOverview.Known;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import java.util.List;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/** What goes regularly: the standing approvals that let it, and the runs under them. */
public final class CleanupScreen extends ActScreen {
    private static final String ICON = "mdi2b-broom";

    /** What is known without asking a database. */
    private record Here(Crew crew, List<Known> approvals, List<String> policies) {}

    private final Acting acting;
    private final dev.steward.governance.gate.Place place;
    private final Lane looking;
    private final ActorBar who;
    private final ApprovalsPane approvals;
    private final RunsPane runs;
    private final Node node;

    @FXML
    private HBox header;

    @FXML
    private Button look;

    @FXML
    private StackPane beginning;

    @FXML
    private TabPane tabs;

    @FXML
    private Tab approvalsTab;

    @FXML
    private Tab runsTab;

    CleanupScreen(Desk desk) {
        super(Texts.of(CleanupScreen.class));
        this.acting = new Acting(desk);
        this.place = desk.source().changeable().orElseThrow();
        this.looking = desk.background().lane();
        this.who = new ActorBar(acting);
        this.approvals = new ApprovalsPane(acting, place, texts, this::look);
        this.runs = new RunsPane(texts);
        this.node = Fxml.load(this, "cleanup.fxml", texts);
        header.getChildren().add(who.node());
        beginning.getChildren().setAll(new BeginPane(acting, this::look).node());
        approvalsTab.setContent(approvals.node());
        runsTab.setContent(runs.node());
        look.setOnAction(_ -> look());
        look.disableProperty().bind(looking.busyProperty());
    }

    /** As the navigation offers it, about lakes and databases. */
    public static ScreenKind screen() {
        return new ScreenKind(
                Place.CLEANUP,
                Texts.of(CleanupScreen.class).get("title"),
                ICON,
                ScreenKind.Verb.ACT,
                source -> source.changeable().isPresent(),
                CleanupScreen::new);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void ranged(RangeChoice range) {
        approvals.formats(new Formats(Locale.getDefault(), range.zone()));
        runs.zone(range.zone());
    }

    /** What this home knows is shown at once; what the database knows may take a moment, or be out of reach. */
    @Override
    protected void look() {
        acting.run(texts.get("look.task"), _ -> here(), this::show);
    }

    private Here here() {
        return new Here(
                Crew.of(acting.governance()),
                acting.governance().cleanup().overview().of(place),
                acting.governance().policies().names());
    }

    private void show(Here here) {
        boolean founded = here.crew().roster().founded();
        beginning.setVisible(!founded);
        tabs.setVisible(founded);
        look.setVisible(founded);
        who.show(here.crew());
        if (founded) {
            approvals.show(here.approvals(), here.policies());
            runs.looking();
            looking.run(
                    texts.get("looking"),
                    work -> acting.governance().cleanup().status(place, work),
                    this::show,
                    this::failed);
        }
    }

    private void show(CleanupStatus status) {
        approvals.status(status);
        runs.show(status);
        runsTab.setText(texts.get("tab.runs", status.findings().size()));
    }

    private void failed(Failure failure) {
        if (!(failure instanceof Cancelled)) {
            runs.failed(failure);
            acting.failed(failure);
        }
    }

    @Override
    public void close() {
        who.close();
        approvals.close();
        runs.close();
        looking.close();
    }
}
