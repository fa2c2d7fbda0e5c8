package dev.steward.app.ask;

import dev.steward.OpenSource;
import dev.steward.Steward;
import dev.steward.app.tasks.Background;
import dev.steward.app.ui.Desk;
import dev.steward.app.ui.Dialogs;
import dev.steward.app.ui.Look;
import dev.steward.app.ui.Navigator;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.Place;
import dev.steward.app.ui.RangeChoice;
import dev.steward.app.ui.Screen;
import dev.steward.definition.Mapping;
import dev.steward.model.Work;
import dev.steward.workspace.Home;
import dev.steward.workspace.Theme;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;

/** One question screen with the real engine below it, on a small stage, and answers instead of dialogs. */
public final class AskStage implements Dialogs, Navigator, AutoCloseable {
    public final List<Place> places = new ArrayList<>();
    public final List<Notice> notices = new ArrayList<>();
    public String typed = "";
    public Optional<Path> file = Optional.empty();
    public final Steward steward;
    public final Screen screen;
    public final Look look = new Look();
    private final OpenSource source;

    public AskStage(Stage stage, Path home, Path data, String mapping, Function<Desk, Screen> make) {
        steward = Steward.start(Home.in(home));
        source = steward.open(data, Optional.of(Mapping.parse(mapping)), Work.unobserved());
        look.themeProperty().set(Theme.LIGHT);
        screen = make.apply(new Desk(steward, source, new Background(Platform::runLater), this, this, look));
        screen.ranged(new RangeChoice(new RangeChoice.Everything(), ZoneOffset.UTC));
        BorderPane root = new BorderPane(screen.node());
        root.getStyleClass().add("window");
        ScrollPane explain = new ScrollPane(screen.explain().orElseThrow());
        explain.setFitToWidth(true);
        explain.getStyleClass().add("explain");
        root.setRight(explain);
        Scene scene = new Scene(root, 900, 700);
        look.dress(scene);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
        screen.shown();
    }

    @Override
    public Optional<Path> openFile(String title, List<FileType> types) {
        return file;
    }

    @Override
    public Optional<Path> openFolder(String title) {
        return file;
    }

    @Override
    public Optional<Path> saveFile(String title, String suggestedName, List<FileType> types) {
        return file;
    }

    @Override
    public Optional<String> askText(String title, String label, String initial) {
        return Optional.of(typed);
    }

    @Override
    public boolean confirm(String title, String message, String action) {
        return true;
    }

    @Override
    public void error(Notice notice) {
        notices.add(notice);
    }

    @Override
    public void openLink(URI link) {}

    @Override
    public void go(Place place) {
        places.add(place);
    }

    @Override
    public void show(Notice notice) {
        notices.add(notice);
    }

    @Override
    public void toggleExplain() {}

    @Override
    public void close() {
        screen.close();
        source.close();
        steward.close();
    }
}
