package dev.steward.app.shell;

import dev.steward.Steward;
import dev.steward.app.mapping.MappingScreen;
import dev.steward.app.settings.SettingsScreen;
import dev.steward.app.shell.Workbench.Opened;
import dev.steward.app.start.StartScreen;
import dev.steward.app.tasks.Background;
import dev.steward.app.ui.Desk;
import dev.steward.app.ui.Dialogs;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Icons;
import dev.steward.app.ui.Look;
import dev.steward.app.ui.Navigator;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.NoticeBar;
import dev.steward.app.ui.Opener;
import dev.steward.app.ui.Place;
import dev.steward.app.ui.Screen;
import dev.steward.app.ui.ScreenKind;
import dev.steward.app.ui.Subscriptions;
import dev.steward.app.ui.Texts;
import dev.steward.definition.Mapping;
import dev.steward.workspace.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The window's frame: puts one screen in front, and brings people from one to another. */
public final class Shell implements Navigator, Opener, AutoCloseable {
    private static final double ROOM_FOR_EXPLAIN = 1_200;

    private final Steward steward;
    private final Background background;
    private final Dialogs dialogs;
    private final Look look;
    private final List<ScreenKind> kinds;
    private final Texts texts = Texts.of(Shell.class);
    private final Subscriptions subscriptions = new Subscriptions();
    private final ToggleGroup chosen = new ToggleGroup();
    private final Workbench workbench;
    private final TopBar top;
    private final StatusBar status;
    private final CommandPalette palette = new CommandPalette();
    private final ShellCommands commands;
    private final StackPane node;
    private @Nullable Pages pages;
    private @Nullable Screen front;
    private @Nullable Screen single;

    @FXML
    private BorderPane frame;

    @FXML
    private VBox navigation;

    @FXML
    private VBox places;

    @FXML
    private ToggleButton settings;

    @FXML
    private NoticeBar notices;

    @FXML
    private StackPane content;

    @FXML
    private ScrollPane explain;

    public Shell(Steward steward, Background background, Dialogs dialogs, Look look, List<ScreenKind> kinds) {
        this.steward = steward;
        this.background = background;
        this.dialogs = dialogs;
        this.look = look;
        this.kinds = List.copyOf(kinds);
        this.workbench = new Workbench(steward, background, this::show, this::ask);
        this.commands = new ShellCommands(this, workbench, palette, steward, background, dialogs, look);
        this.top = new TopBar(workbench.rangeProperty(), commands);
        this.status = new StatusBar(background);
        this.node = Fxml.load(this, "shell.fxml", texts);
        node.getChildren().add(palette.node());
        frame.setTop(top.node());
        frame.setBottom(status.node());
        kinds.forEach(kind -> places.getChildren().add(button(kind)));
        settings.setToggleGroup(chosen);
        settings.setOnAction(_ -> settings());
        explaining(false);
        commands.keys(node);
        subscriptions.on(workbench.rangeProperty(), range -> {
            if (pages != null) {
                pages.ranged(range);
                workbench.openedProperty().get().ifPresent(this::tell);
            }
        });
        subscriptions.on(workbench.openedProperty(), opened -> opened.ifPresent(this::opened));
        start();
    }

    /** The whole window's content. */
    public StackPane node() {
        return node;
    }

    /** What was saved holds from now on: the theme, the zone, the name at the top. */
    public void use(Settings settings) {
        look.themeProperty().set(settings.theme());
        workbench.rangeProperty().set(workbench.rangeProperty().get().withZone(settings.zone()));
        top.person(settings.person());
    }

    /** The page with the ways to a source. */
    public void start() {
        single(new StartScreen(steward, background, dialogs, this));
    }

    void settings() {
        single(new SettingsScreen(steward, background, dialogs, this, this::use));
    }

    private void ask(Workbench.Unknown unknown) {
        single(new MappingScreen(unknown.inspection(), steward, background, dialogs, this, this));
    }

    @Override
    public void go(Place place) {
        if (pages != null) {
            pages.get(place.screen()).ifPresent(screen -> {
                leaveSingle();
                front(screen);
                screen.go(place);
                select(place.screen());
            });
        }
    }

    @Override
    public void show(Notice notice) {
        notices.show(notice);
    }

    @Override
    public void renew() {
        workbench.refresh(texts.get("task.refresh"));
    }

    @Override
    public void toggleExplain() {
        explaining(!explain.isVisible());
    }

    @Override
    public void demo() {
        workbench.openDemo(texts.get("task.demo"));
    }

    @Override
    public void look(Path path) {
        workbench.look(texts.get("task.open", path.getFileName()), path);
    }

    @Override
    public void open(Path path, Mapping mapping) {
        workbench.open(texts.get("task.open", path.getFileName()), path, Optional.of(mapping));
    }

    @Override
    public void remap() {
        workbench
                .openedProperty()
                .get()
                .map(opened -> opened.source().path())
                .ifPresent(path -> workbench.inspect(texts.get("task.inspect", path.getFileName()), path));
    }

    @Override
    public void back() {
        if (pages == null || kinds.isEmpty()) {
            start();
        } else {
            go(new Place.Front(kinds.getFirst().id()));
        }
    }

    List<ScreenKind> kinds() {
        return pages == null ? List.of() : kinds;
    }

    Optional<Screen> front() {
        return Optional.ofNullable(front);
    }

    Optional<Desk> desk() {
        return Optional.ofNullable(pages).map(Pages::desk);
    }

    /** Esc: first the palette, then the newest task, then a page that is only passed through. */
    void escape() {
        if (!status.cancelNewest() && single != null && pages != null) {
            back();
        }
    }

    private void opened(Opened opened) {
        if (pages != null && pages.desk().source() == opened.source()) {
            tell(opened);
            return;
        }
        Pages before = pages;
        Desk desk = new Desk(steward, opened.source(), background, dialogs, this, look);
        pages = new Pages(kinds, desk, workbench.rangeProperty().get());
        notices.dismiss();
        tell(opened);
        back();
        if (before != null) {
            before.close();
        }
        List<String> problems = opened.source().problems();
        if (!problems.isEmpty()) {
            show(Notice.warning(String.join(" ", problems), ""));
        }
    }

    private void tell(Opened opened) {
        status.show(
                opened,
                new Formats(Locale.getDefault(), workbench.rangeProperty().get().zone()));
    }

    private void single(Screen screen) {
        leaveSingle();
        single = screen;
        front(screen);
        chosen.selectToggle(screen instanceof SettingsScreen ? settings : null);
    }

    private void leaveSingle() {
        if (single != null) {
            single.close();
            single = null;
        }
    }

    private void front(Screen screen) {
        front = screen;
        content.getChildren().setAll(screen.node());
        navigation.setVisible(pages != null);
        navigation.setManaged(pages != null);
        status.node().setVisible(true);
        top.source(
                workbench
                        .openedProperty()
                        .get()
                        .map(opened -> opened.facts().name())
                        .orElse(""),
                pages != null);
        explaining(screen.explain().isPresent() && (explain.isVisible() || node.getWidth() >= ROOM_FOR_EXPLAIN));
        screen.shown();
    }

    private void explaining(boolean open) {
        Optional<javafx.scene.Node> words = Optional.ofNullable(front).flatMap(Screen::explain);
        explain.setContent(words.orElseGet(() -> new Label(texts.get("explain.none"))));
        explain.setVisible(open);
        explain.setManaged(open);
        top.explaining(open);
    }

    private ToggleButton button(ScreenKind kind) {
        ToggleButton button = new ToggleButton(kind.title(), Icons.of(kind.icon()));
        button.setMnemonicParsing(false);
        button.setToggleGroup(chosen);
        button.setUserData(kind.id());
        button.setOnAction(_ -> go(new Place.Front(kind.id())));
        return button;
    }

    private void select(String id) {
        chosen.getToggles().stream()
                .filter(toggle -> id.equals(toggle.getUserData()))
                .findFirst()
                .ifPresent(chosen::selectToggle);
    }

    @Override
    public void close() {
        leaveSingle();
        if (pages != null) {
            pages.close();
        }
        subscriptions.close();
        status.close();
        workbench.close();
    }
}
