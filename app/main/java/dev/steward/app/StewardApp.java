package dev.steward.app;

import dev.steward.Steward;
import dev.steward.app.shell.Shell;
import dev.steward.app.tasks.Background;
import dev.steward.app.ui.FxDialogs;
import dev.steward.app.ui.Look;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.Texts;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** The window as a program: puts its parts together and lives until it is closed. */
public final class StewardApp extends Application {
    private static final double WIDTH = 1_440;
    private static final double HEIGHT = 900;
    private static final double SMALLEST_WIDTH = 900;
    private static final double SMALLEST_HEIGHT = 600;

    private final Steward steward;
    private final Optional<Path> open;
    private final CompletableFuture<Void> closed;

    private StewardApp(Steward steward, Optional<Path> open, CompletableFuture<Void> closed) {
        this.steward = steward;
        this.open = open;
        this.closed = closed;
    }

    /**
     * Shows the window and returns when it has been closed.
     *
     * @param open a lake, folder or file to open at once
     * @throws RuntimeException or an {@link Error} of JavaFX when the window cannot be shown
     */
    public static void launch(Steward steward, Optional<Path> open) {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        Platform.startup(() -> {
            try {
                new StewardApp(steward, open, closed).start(new Stage());
            } catch (RuntimeException | Error broken) {
                closed.completeExceptionally(broken);
            }
        });
        closed.join();
    }

    /**
     * Shows the window on a source, goes through its screens and edits a funnel by itself, and closes it.
     *
     * @return how long the JavaFX thread ever kept something waiting, and how long an edit took to be painted
     */
    public static Reactions measure(Steward steward, Path source) {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        CompletableFuture<PauseBench> ready = new CompletableFuture<>();
        Platform.startup(() -> {
            try {
                Stage stage = new Stage();
                Parts parts = new StewardApp(steward, Optional.of(source), closed).show(stage);
                ready.complete(new PauseBench(parts.shell(), parts.background()));
            } catch (RuntimeException | Error broken) {
                ready.completeExceptionally(broken);
            }
        });
        try {
            return ready.join().run();
        } finally {
            Platform.exit();
        }
    }

    private record Parts(Shell shell, Background background) {}

    @Override
    public void start(Stage stage) {
        show(stage);
    }

    private Parts show(Stage stage) {
        Look look = new Look();
        Background background = new Background(Platform::runLater);
        FxDialogs dialogs = new FxDialogs(stage, look, getHostServices());
        Shell shell = new Shell(steward, background, dialogs, look, Screens.all());
        background.run(
                "settings",
                _ -> steward.settings().load(),
                loaded -> {
                    shell.use(loaded.settings());
                    loaded.problem().ifPresent(problem -> shell.show(Notice.of(problem)));
                },
                failure -> shell.show(Notice.of(failure)));
        Rectangle2D room = Screen.getPrimary().getVisualBounds();
        Scene scene = new Scene(shell.node(), Math.min(WIDTH, room.getWidth()), Math.min(HEIGHT, room.getHeight()));
        look.dress(scene);
        stage.setScene(scene);
        stage.setTitle(Texts.of(StewardApp.class).get("window.title"));
        for (int size : new int[] {16, 32, 64, 256}) {
            icon(size).ifPresent(stage.getIcons()::add);
        }
        stage.setMinWidth(Math.min(SMALLEST_WIDTH, room.getWidth()));
        stage.setMinHeight(Math.min(SMALLEST_HEIGHT, room.getHeight()));
        stage.setOnHidden(_ -> end(shell, background));
        stage.show();
        open.ifPresent(shell::look);
        return new Parts(shell, background);
    }

    private void end(Shell shell, Background background) {
        background.close();
        shell.close();
        Platform.exit();
        closed.complete(null);
    }

    private static Optional<Image> icon(int size) {
        return Optional.ofNullable(StewardApp.class.getResource("icon-" + size + ".png"))
                .map(url -> new Image(url.toExternalForm()));
    }
}
