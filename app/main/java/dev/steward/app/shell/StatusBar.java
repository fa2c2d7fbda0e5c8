package dev.steward.app.shell;

import dev.steward.OpenSource;
import dev.steward.app.shell.Workbench.Opened;
import dev.steward.app.tasks.Background;
import dev.steward.app.tasks.TaskItem;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Subscriptions;
import dev.steward.app.ui.Texts;
import dev.steward.model.Failure;
import dev.steward.model.Job;
import dev.steward.source.Origin;
import dev.steward.workspace.SavedConnection;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.Duration;

/** The bottom of the window: the running tasks at the left, what is open at the right. */
final class StatusBar implements AutoCloseable {
    /** What ends sooner is not worth a flicker. */
    private static final Duration PATIENCE = Duration.millis(250);

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final Background background;
    private final Warehouses warehouses;
    private final Texts texts = Texts.of(StatusBar.class);
    private final Subscriptions subscriptions = new Subscriptions();
    private final Subscriptions watched = new Subscriptions();
    private final PauseTransition patience = new PauseTransition(PATIENCE);
    private final TasksPopover popover;
    private final HBox node;
    private Optional<OpenSource> shown = Optional.empty();

    @FXML
    private HBox task;

    @FXML
    private Button tasks;

    @FXML
    private ProgressBar progress;

    @FXML
    private Button cancel;

    @FXML
    private Label rows;

    @FXML
    private Label generation;

    @FXML
    private Label read;

    @FXML
    private Label taken;

    @FXML
    private Button offline;

    @FXML
    private Label reach;

    StatusBar(Background background, Warehouses warehouses) {
        this.background = background;
        this.warehouses = warehouses;
        this.popover = new TasksPopover(background);
        this.node = Fxml.load(this, "statusbar.fxml", texts);
        task.managedProperty().bind(task.visibleProperty());
        patience.setOnFinished(_ -> showTasks());
        subscriptions.onList(background.running(), this::changed);
        tasks.setOnAction(_ -> popover.show(tasks));
        cancel.setOnAction(_ -> cancelNewest());
        nothing(taken);
        nothing(offline);
        changed();
    }

    private static void nothing(Node node) {
        node.setVisible(false);
        node.setManaged(false);
    }

    HBox node() {
        return node;
    }

    void show(Opened opened, Formats formats) {
        Optional<SavedConnection> warehouse = opened.source().connection();
        long events = opened.facts().events();
        rows.setText(
                warehouse.isPresent()
                        ? texts.get(
                                "status.warehouse",
                                formats.count(events),
                                opened.facts().name(),
                                events)
                        : texts.get(
                                "status.rows",
                                formats.count(events),
                                opened.facts().files(),
                                events));
        shown = Optional.of(opened.source());
        reach(opened.source());
        // Files as they are have no generations that a person could tell apart.
        boolean lake = opened.source().mapping().isEmpty();
        generation.setText(lake ? texts.get("status.generation", opened.facts().generation()) : "");
        generation.setManaged(lake);
        read.setText(texts.get("status.read", formats.time(opened.read()), formats.zoneName()));
        offline(opened, formats);
    }

    /** Whether the warehouse was there when it was last asked. */
    private void reach(OpenSource source) {
        Optional<Failure> lost = source.lost();
        reach.setText(source.connection()
                .map(connection -> texts.get(lost.isPresent() ? "status.lost" : "status.connected", connection.host()))
                .orElseGet(() -> texts.get("status.offline")));
        reach.setTooltip(lost.map(why -> new Tooltip(why.getMessage())).orElse(null));
        reach.pseudoClassStateChanged(WRONG, lost.isPresent());
    }

    /** A warehouse can be taken offline, and what was taken, be brought up to date. */
    private void offline(Opened opened, Formats formats) {
        Optional<SavedConnection> warehouse = opened.source().connection();
        Optional<Origin> origin = opened.facts().taken();
        nothing(taken);
        nothing(offline);
        warehouse.ifPresent(from -> act("status.take", () -> warehouses.takeOffline(from)));
        origin.ifPresent(from -> {
            taken.setText(texts.get("status.taken", formats.moment(from.at()), formats.zoneName(), from.database()));
            taken.setVisible(true);
            taken.setManaged(true);
            opened.source().path().ifPresent(lake -> act("status.refresh", () -> warehouses.refresh(lake, from)));
        });
        // There is not room for all: from when the numbers are says more than when they were read.
        read.setManaged(origin.isEmpty());
        read.setVisible(origin.isEmpty());
        generation.setManaged(generation.isManaged() && origin.isEmpty());
        generation.setVisible(generation.isManaged());
    }

    private void act(String words, Runnable action) {
        offline.setText(texts.get(words));
        offline.setOnAction(_ -> action.run());
        offline.setVisible(true);
        offline.setManaged(true);
    }

    /** Esc in the window: the newest task is the one in the way. */
    boolean cancelNewest() {
        List<TaskItem> running = background.running();
        if (running.isEmpty()) {
            return false;
        }
        running.getLast().cancel();
        return true;
    }

    private void changed() {
        watched.close();
        // What has just ended may have found the server gone, or back.
        shown.ifPresent(this::reach);
        if (background.running().isEmpty()) {
            patience.stop();
            task.setVisible(false);
        } else if (task.isVisible()) {
            showTasks();
        } else {
            patience.playFromStart();
        }
    }

    private void showTasks() {
        List<TaskItem> running = background.running();
        if (running.isEmpty()) {
            return;
        }
        watched.close();
        TaskItem newest = running.getLast();
        watched.now(newest.progressProperty(), now -> show(newest, now, running.size()));
        task.setVisible(true);
    }

    private void show(TaskItem item, Job.Progress now, int count) {
        String words = now.note().isBlank() ? item.title() : item.title() + " · " + now.note();
        tasks.setText(count == 1 ? words : texts.get("status.more", words, count - 1));
        progress.setProgress(now.fraction() < 0 ? ProgressBar.INDETERMINATE_PROGRESS : now.fraction());
    }

    @Override
    public void close() {
        patience.stop();
        watched.close();
        subscriptions.close();
        popover.close();
    }
}
