package dev.steward.app.shell;

import atlantafx.base.controls.Popover;
import dev.steward.app.tasks.Background;
import dev.steward.app.tasks.TaskItem;
import dev.steward.app.ui.Subscriptions;
import dev.steward.app.ui.Texts;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** Every running task with its progress and a way to stop it. */
final class TasksPopover implements AutoCloseable {
    private static final double WIDTH = 360;

    private final Background background;
    private final Texts texts = Texts.of(TasksPopover.class);
    private final Subscriptions subscriptions = new Subscriptions();
    private final Subscriptions rows = new Subscriptions();
    private final VBox list = new VBox(12);
    private final Popover popover = new Popover(list);

    TasksPopover(Background background) {
        this.background = background;
        list.getStyleClass().add("tasks");
        popover.setArrowLocation(Popover.ArrowLocation.BOTTOM_LEFT);
        popover.setTitle(texts.get("tasks.title"));
        popover.setHeaderAlwaysVisible(true);
        popover.setDetachable(false);
        subscriptions.onList(background.running(), this::refresh);
    }

    void show(Node owner) {
        refresh();
        popover.show(owner);
    }

    private void refresh() {
        rows.close();
        list.getChildren().setAll(background.running().stream().map(this::row).toList());
        if (background.running().isEmpty()) {
            list.getChildren().add(new Label(texts.get("tasks.none")));
        }
    }

    private GridPane row(TaskItem item) {
        Label title = new Label(item.title());
        ProgressBar progress = new ProgressBar();
        progress.setAccessibleText(item.title());
        progress.setPrefWidth(WIDTH);
        Label note = new Label();
        note.getStyleClass().addAll("small", "muted");
        Button cancel = new Button(texts.get("status.cancel"));
        cancel.getStyleClass().add("small-button");
        cancel.setAccessibleText(texts.get("tasks.cancel", item.title()));
        cancel.setOnAction(_ -> item.cancel());
        rows.now(item.progressProperty(), now -> {
            progress.setProgress(now.fraction() < 0 ? ProgressBar.INDETERMINATE_PROGRESS : now.fraction());
            note.setText(now.note());
        });
        GridPane row = new GridPane(12, 4);
        row.add(title, 0, 0);
        row.add(progress, 0, 1);
        row.add(note, 0, 2);
        row.add(cancel, 1, 1);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    @Override
    public void close() {
        popover.hide();
        rows.close();
        subscriptions.close();
    }
}
