package dev.steward.app.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.Steward;
import dev.steward.app.Screens;
import dev.steward.app.shell.Shell;
import dev.steward.app.tasks.Background;
import dev.steward.app.ui.Look;
import dev.steward.workspace.Home;
import dev.steward.workspace.Theme;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The real window over a real engine in a home of its own, driven as a person would. */
public final class TestWindow implements AutoCloseable {
    /** The headless screen ends at 1000 x 1000, and the window must be usable at this size anyway. */
    public static final int WIDTH = 900;

    public static final int HEIGHT = 700;

    private static final long PATIENCE_SECONDS = 60;

    private static final int MOST_LOOKS = 100;

    /** Keys of people who only live as long as a test need no strong passphrase. */
    private static final int ROUNDS = 1_000;

    private final Steward steward;
    private final Background background = new Background(Platform::runLater);
    private final FakeDialogs dialogs = new FakeDialogs();
    private final FxRobot robot = new FxRobot();
    private final CssWarnings css;
    private final Look look;
    private final Shell shell;
    private final Stage stage;

    private TestWindow(Path home) throws TimeoutException {
        this.steward = Steward.start(Home.in(home), ROUNDS);
        this.stage = FxToolkit.registerPrimaryStage();
        this.css = CssWarnings.listen();
        this.look = onFx(Look::new);
        this.shell = onFx(() -> new Shell(steward, background, dialogs, look, Screens.all()));
        onFx(() -> {
            Scene scene = new Scene(shell.node(), WIDTH, HEIGHT);
            look.dress(scene);
            stage.setX(0);
            stage.setY(0);
            stage.setScene(scene);
            stage.show();
            return scene;
        });
    }

    public static TestWindow open(Path home) throws TimeoutException {
        return new TestWindow(home);
    }

    public Steward steward() {
        return steward;
    }

    public Background background() {
        return background;
    }

    public FakeDialogs dialogs() {
        return dialogs;
    }

    public FxRobot robot() {
        return robot;
    }

    public Shell shell() {
        return shell;
    }

    public Look look() {
        return look;
    }

    /** What the stylesheets were blamed for so far. */
    public Collection<String> cssWarnings() {
        return css.warnings();
    }

    public Parent root() {
        return shell.node();
    }

    public void theme(Theme theme) {
        onFx(() -> {
            look.themeProperty().set(theme);
            return theme;
        });
        settle();
    }

    /** Opens an event file with the columns that are guessed, and waits until its events are listed. */
    public void openFile(Path file) {
        dialogs.choose(file);
        click("Open a file…");
        awaitText("Ready to open.");
        click("Open");
        awaitText(" names");
    }

    /** Clicks the visible control with these words, once it is there and enabled. */
    public void click(String words) {
        Node found = await(
                words,
                node -> node instanceof Labeled labeled && words.equals(labeled.getText()) && !node.isDisabled());
        bring(found);
        robot.clickOn(found);
        settle();
    }

    /** Scrolls to a node until it stands still there: what unfolds above it would move it away from under the mouse. */
    private void bring(Node node) {
        Bounds before;
        int looks = 0;
        do {
            before = where(node);
            onFx(() -> reveal(node));
            settle();
        } while (!before.equals(where(node)) && ++looks < MOST_LOOKS);
    }

    private static Bounds where(Node node) {
        return onFx(() -> node.localToScene(node.getBoundsInLocal()));
    }

    /** Types into the field that has just come, once it waits for words, and says that this is all. */
    public void enter(String words) {
        until("a field to type " + words + " into", TestWindow::waitsForWords);
        robot.write(words).push(KeyCode.ENTER);
    }

    private static boolean waitsForWords() {
        return Window.getWindows().stream()
                .filter(Window::isFocused)
                .map(one -> one.getScene().getFocusOwner())
                .anyMatch(owner -> owner instanceof TextInputControl field
                        && field.getSelection().getLength() == field.getLength());
    }

    /** Scrolls, as a person would, until the whole of a node can be seen. */
    private static Node reveal(Node node) {
        for (Node at = node.getParent(); at != null; at = at.getParent()) {
            if (at instanceof ScrollPane pane && pane.getContent() != null) {
                Node content = pane.getContent();
                Bounds wanted = content.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
                double seen = pane.getViewportBounds().getHeight();
                double hidden = content.getBoundsInLocal().getHeight() - seen;
                double top = hidden * pane.getVvalue();
                if (hidden > 0 && (wanted.getMinY() < top || wanted.getMaxY() > top + seen)) {
                    pane.setVvalue(Math.clamp((wanted.getCenterY() - seen / 2) / hidden, 0, 1));
                }
            }
        }
        return node;
    }

    /** Waits for a visible text that contains these words. */
    public Node awaitText(String words) {
        return await(
                words,
                node -> node instanceof Labeled labeled
                        && labeled.getText() != null
                        && labeled.getText().contains(words));
    }

    /** The visible node with this id, once it is there. */
    public <N extends Node> N find(Class<N> type, String id) {
        return type.cast(await("#" + id, node -> type.isInstance(node) && id.equals(node.getId())));
    }

    /** Whether a visible text contains these words now. */
    public Optional<Node> seen(String words) {
        return search(node -> node instanceof Labeled labeled
                && labeled.getText() != null
                && labeled.getText().contains(words));
    }

    public Node await(String what, Predicate<Node> wanted) {
        until(what, () -> search(wanted).isPresent());
        return search(wanted).orElseThrow();
    }

    /** Waits for something, and says what it was when it does not come. */
    public void until(String what, BooleanSupplier holds) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> onFx(holds::getAsBoolean));
        } catch (TimeoutException late) {
            throw new AssertionError("waited in vain for " + what + "; visible: " + texts(), late);
        }
        settle();
    }

    /** Lets layout and queued work happen. */
    public void settle() {
        WaitForAsyncUtils.waitForFxEvents(3); // Two frames at least.
    }

    public static <T> T onFx(Callable<T> work) {
        if (Platform.isFxApplicationThread()) {
            return here(work);
        }
        return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), work);
    }

    private static <T> T here(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException thrown) {
            throw thrown;
        } catch (Exception thrown) {
            throw new IllegalStateException(thrown);
        }
    }

    private Optional<Node> search(Predicate<Node> wanted) {
        return onFx(() -> SceneGraph.all(stage.getScene().getRoot()).stream()
                .filter(SceneGraph::visible)
                .filter(wanted)
                .findFirst());
    }

    private String texts() {
        return onFx(() -> SceneGraph.texts(stage.getScene().getRoot()));
    }

    @Override
    public void close() {
        onFx(() -> {
            background.close();
            shell.close();
            stage.setScene(null);
            stage.hide();
            return shell;
        });
        css.close();
        steward.close();
    }

    /** Puts a text into the field with that id. */
    public void type(String id, String text) {
        TextInputControl field = find(TextInputControl.class, id);
        onFx(() -> {
            field.setText(text);
            return field;
        });
        settle();
    }

    /** Takes pictures in both palettes, and looks that nothing is wrong with styles and that every control has a name. */
    public void looks(String name) {
        for (Theme theme : new Theme[] {Theme.DARK, Theme.LIGHT}) {
            theme(theme);
            Screenshots.take(this, name + "-" + theme.json());
        }
        assertThat(cssWarnings()).as("CSS warnings").isEmpty();
        assertThat(onFx(() -> Accessibility.nameless(root())))
                .as("controls without a name")
                .isEmpty();
    }
}
