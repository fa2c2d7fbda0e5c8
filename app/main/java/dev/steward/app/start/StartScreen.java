package dev.steward.app.start;

import dev.steward.Steward;
import dev.steward.app.tasks.Background;
import dev.steward.app.tasks.Lane;
import dev.steward.app.tasks.TaskItem;
import dev.steward.app.ui.Connector;
import dev.steward.app.ui.Dialogs;
import dev.steward.app.ui.Dialogs.FileType;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Icons;
import dev.steward.app.ui.Opener;
import dev.steward.app.ui.Screen;
import dev.steward.app.ui.StageLook;
import dev.steward.app.ui.Subscriptions;
import dev.steward.app.ui.Texts;
import dev.steward.workspace.RecentSource;
import dev.steward.workspace.SavedConnection;
import java.io.File;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Where a person begins: what Steward is, the demo, their own files, and what they had open before. */
public final class StartScreen implements Screen {
    private static final int SHOWN = 6;

    /** What ends sooner is not worth a flicker. */
    private static final Duration PATIENCE = Duration.millis(400);

    private final Steward steward;
    private final Background background;
    private final Opener opener;
    private final Connector connector;
    private final Lane reading;
    private final Texts texts = Texts.of(StartScreen.class);
    private final PauseTransition patience = new PauseTransition(PATIENCE);
    private final Subscriptions subscriptions = new Subscriptions();
    private final Subscriptions watched = new Subscriptions();
    private final Node node;

    @FXML
    private VBox start;

    @FXML
    private Button demo;

    @FXML
    private Button file;

    @FXML
    private Button folder;

    @FXML
    private Button connect;

    @FXML
    private VBox connectionsCard;

    @FXML
    private VBox connections;

    @FXML
    private VBox opening;

    @FXML
    private Label openingWords;

    @FXML
    private ProgressBar openingProgress;

    @FXML
    private VBox recentCard;

    @FXML
    private VBox recent;

    private record Known(List<RecentSource> recent, List<SavedConnection> connections) {}

    public StartScreen(Steward steward, Background background, Dialogs dialogs, Opener opener, Connector connector) {
        this.steward = steward;
        this.background = background;
        this.opener = opener;
        this.connector = connector;
        this.reading = background.lane();
        this.node = Fxml.load(this, "start.fxml", texts);
        demo.setOnAction(_ -> opener.demo());
        file.setOnAction(_ -> dialogs.openFile(texts.get("open.file"), types()).ifPresent(opener::look));
        folder.setOnAction(_ -> dialogs.openFolder(texts.get("open.folder")).ifPresent(opener::look));
        connect.setOnAction(_ -> connector.connect());
        start.setOnDragOver(this::over);
        start.setOnDragExited(_ -> start.getStyleClass().remove("dropping"));
        start.setOnDragDropped(this::dropped);
        show(new Known(List.of(), List.of()));
        patience.setOnFinished(_ -> opening.setVisible(true));
        subscriptions.onList(background.running(), this::watch);
        watch();
    }

    @Override
    public String title() {
        return texts.get("title");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void shown() {
        list(() -> {});
    }

    /** Lists what is known, once something has been changed. */
    private void list(Runnable change) {
        reading.run(
                texts.get("recent.reading"),
                _ -> {
                    change.run();
                    return new Known(
                            steward.workspace().sources().list(),
                            steward.workspace().connections().list());
                },
                this::show,
                _ -> show(new Known(List.of(), List.of())));
    }

    /** Opening may take a while, and the eye is here rather than on the status bar. */
    private void watch() {
        watched.close();
        List<TaskItem> running = background.running();
        if (running.isEmpty()) {
            patience.stop();
            opening.setVisible(false);
            return;
        }
        if (!opening.isVisible()) {
            patience.play();
        }
        TaskItem newest = running.getLast();
        watched.now(newest.progressProperty(), now -> {
            openingWords.setText(now.note().isBlank() ? newest.title() : newest.title() + " · " + now.note());
            openingProgress.setProgress(now.fraction() < 0 ? ProgressBar.INDETERMINATE_PROGRESS : now.fraction());
        });
    }

    private List<FileType> types() {
        return List.of(
                FileType.of(
                        texts.get("files.events"),
                        "*.parquet",
                        "*.csv",
                        "*.csv.gz",
                        "*.json",
                        "*.jsonl",
                        "*.ndjson",
                        "*.json.gz",
                        "*.jsonl.gz"),
                FileType.of(texts.get("files.all"), "*.*"));
    }

    private void show(Known known) {
        recentCard.setVisible(!known.recent().isEmpty());
        recent.getChildren()
                .setAll(known.recent().stream().limit(SHOWN).map(this::button).toList());
        connectionsCard.setVisible(!known.connections().isEmpty());
        connectionsCard.setManaged(!known.connections().isEmpty());
        connections
                .getChildren()
                .setAll(known.connections().stream().map(this::row).toList());
    }

    private HBox row(SavedConnection connection) {
        Label name = new Label(connection.name());
        name.getStyleClass().add("strong");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label place =
                new Label(texts.get("connection.place", connection.schema(), connection.table(), connection.title()));
        place.getStyleClass().addAll("small", "muted");
        place.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(place, Priority.ALWAYS);
        Button open = new Button(
                "", new HBox(12, Icons.of("mdi2s-server-network"), name, place, StageLook.of(connection.stage())));
        open.getStyleClass().add("recent");
        open.setAccessibleText(texts.get("connection.open", connection.name(), StageLook.words(connection.stage())));
        open.setOnAction(_ -> connector.connect(connection));
        HBox.setHgrow(open, Priority.ALWAYS);
        MenuItem edit = new MenuItem(texts.get("connection.edit"));
        edit.setOnAction(_ -> connector.edit(connection));
        MenuItem delete = new MenuItem(texts.get("connection.delete"));
        delete.setOnAction(_ -> connector.delete(connection, this::shown));
        open.setContextMenu(new ContextMenu(edit, delete));
        Button pencil = new Button("", Icons.of("mdi2p-pencil-outline"));
        pencil.getStyleClass().addAll("flat", "button-icon");
        pencil.setAccessibleText(texts.get("connection.edit.name", connection.name()));
        pencil.setOnAction(_ -> connector.edit(connection));
        HBox row = new HBox(4, open, pencil);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Button button(RecentSource source) {
        Label name = new Label(source.path().getFileName().toString());
        name.getStyleClass().add("strong");
        Label place = new Label(String.valueOf(source.path().getParent()));
        place.getStyleClass().addAll("small", "muted");
        HBox.setHgrow(place, Priority.ALWAYS);
        place.setMaxWidth(Double.MAX_VALUE);
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label when = new Label(new Formats(Locale.getDefault(), ZoneId.systemDefault()).moment(source.opened()));
        when.getStyleClass().addAll("small", "muted");
        when.setMinWidth(Region.USE_PREF_SIZE);
        Button button = new Button("", new HBox(12, Icons.of("mdi2d-database-outline"), name, place, when));
        button.getStyleClass().add("recent");
        button.setAccessibleText(texts.get("recent.open", source.path()));
        button.setOnAction(_ -> opener.look(source.path()));
        button.setContextMenu(menu(source));
        return button;
    }

    private ContextMenu menu(RecentSource source) {
        MenuItem forget = new MenuItem(texts.get("recent.forget"));
        forget.setOnAction(_ -> list(() -> steward.workspace().sources().remove(source.path())));
        return new ContextMenu(forget);
    }

    private void over(DragEvent drag) {
        if (drag.getDragboard().hasFiles()) {
            drag.acceptTransferModes(TransferMode.COPY);
            if (!start.getStyleClass().contains("dropping")) {
                start.getStyleClass().add("dropping");
            }
        }
        drag.consume();
    }

    private void dropped(DragEvent drop) {
        List<Path> paths =
                drop.getDragboard().getFiles().stream().map(File::toPath).toList();
        boolean any = !paths.isEmpty();
        drop.setDropCompleted(any);
        drop.consume();
        if (any) {
            dropped(paths);
        }
    }

    /** Several files of one folder are that folder; otherwise the first counts. */
    void dropped(List<Path> paths) {
        Path first = paths.getFirst();
        Path folder = first.getParent();
        boolean together =
                folder != null && paths.size() > 1 && paths.stream().allMatch(path -> folder.equals(path.getParent()));
        opener.look(folder != null && together ? folder : first);
    }

    @Override
    public void close() {
        patience.stop();
        watched.close();
        subscriptions.close();
        reading.close();
    }
}
