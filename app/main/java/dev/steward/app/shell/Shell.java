package dev.steward.app.shell;

import dev.steward.Steward;
import dev.steward.app.connection.ConnectionScreen;
import dev.steward.app.mapping.MappingScreen;
import dev.steward.app.offline.OfflineScreen;
import dev.steward.app.settings.SettingsScreen;
import dev.steward.app.shell.Workbench.Opened;
import dev.steward.app.start.StartScreen;
import dev.steward.app.tasks.Background;
import dev.steward.app.ui.Desk;
import dev.steward.app.ui.Dialogs;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Look;
import dev.steward.app.ui.Meaning;
import dev.steward.app.ui.Navigator;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.NoticeBar;
import dev.steward.app.ui.Place;
import dev.steward.app.ui.Screen;
import dev.steward.app.ui.ScreenKind;
import dev.steward.app.ui.Subscriptions;
import dev.steward.app.ui.Texts;
import dev.steward.app.ui.Unlocked;
import dev.steward.workspace.SavedConnection;
import dev.steward.workspace.Settings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The window's frame: puts one screen in front, and brings people from one to another. */
public final class Shell implements Navigator, AutoCloseable {
    private static final PseudoClass PRODUCTION = PseudoClass.getPseudoClass("production");

    private final Steward steward;
    private final Background background;
    private final Dialogs dialogs;
    private final Look look;
    private final Unlocked unlocked = new Unlocked(InstantSource.system());
    private final List<ScreenKind> kinds;
    private final Texts texts = Texts.of(Shell.class);
    private final Subscriptions subscriptions = new Subscriptions();
    private final Workbench workbench;
    private final Sources sources;
    private final Warehouses warehouses;
    private final TopBar top;
    private final StatusBar status;
    private final CommandPalette palette = new CommandPalette();
    private final ShellCommands commands;
    private final MeaningPopover meaning = new MeaningPopover();
    private final StackPane node;
    private final Navigation places;
    private final ExplainPanel panel;
    private @Nullable Pages pages;
    private @Nullable Screen front;
    private @Nullable Screen single;

    @FXML
    private BorderPane frame;

    @FXML
    private VBox navigation;

    @FXML
    private VBox asking;

    @FXML
    private VBox adding;

    @FXML
    private VBox acting;

    @FXML
    private VBox auditing;

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
        this.sources = new Sources(workbench, texts, this::back);
        this.warehouses = new Warehouses(this, steward, workbench, background, dialogs, this::remember);
        this.commands =
                new ShellCommands(this, workbench, sources, warehouses, palette, steward, background, dialogs, look);
        this.top = new TopBar(workbench.rangeProperty(), commands);
        this.status = new StatusBar(background, warehouses);
        this.node = Fxml.load(this, "shell.fxml", texts);
        node.getChildren().add(palette.node());
        frame.setTop(top.node());
        frame.setBottom(status.node());
        this.places = new Navigation(
                navigation,
                Map.of(
                        ScreenKind.Verb.ASK,
                        asking,
                        ScreenKind.Verb.ADD,
                        adding,
                        ScreenKind.Verb.ACT,
                        acting,
                        ScreenKind.Verb.AUDIT,
                        auditing),
                settings,
                kinds,
                screen -> go(new Place.Front(screen)));
        this.panel = new ExplainPanel(explain, texts, top::explaining);
        settings.setOnAction(_ -> settings());
        commands.keys(node);
        subscriptions.on(workbench.rangeProperty(), range -> {
            if (pages != null) {
                pages.ranged(range);
                notices.dismissAdvice();
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
        single(new StartScreen(steward, background, dialogs, sources, warehouses));
    }

    void settings() {
        single(new SettingsScreen(steward, background, dialogs, this, this::use));
        places.chooseSettings();
    }

    /** The page about a connection; empty: a new one. */
    void connection(Optional<SavedConnection> before) {
        single(new ConnectionScreen(steward, background, dialogs, warehouses, this, before));
    }

    /** The page on which a warehouse is taken offline. */
    void offline(SavedConnection from) {
        single(new OfflineScreen(steward, background, dialogs, warehouses, sources, this, from));
    }

    private void ask(Workbench.Unknown unknown) {
        single(new MappingScreen(unknown.inspection(), steward, background, dialogs, sources, this));
    }

    @Override
    public void go(Place place) {
        if (pages != null) {
            pages.get(place.screen()).ifPresent(screen -> {
                leaveSingle();
                if (screen != front) {
                    notices.dismissAdvice();
                }
                front(screen);
                screen.go(place);
                places.choose(place.screen());
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
        panel.toggle();
    }

    @Override
    public void look(Path path) {
        sources.look(path);
    }

    void back() {
        if (pages == null || kinds.isEmpty()) {
            start();
        } else {
            go(new Place.Front(kinds.getFirst().id()));
        }
    }

    private void remember() {
        commands.remember();
    }

    List<ScreenKind> kinds() {
        return pages == null ? List.of() : pages.kinds();
    }

    Optional<Screen> front() {
        return Optional.ofNullable(front);
    }

    Optional<Desk> desk() {
        return Optional.ofNullable(pages).map(Pages::desk);
    }

    /** F1: what the control with the focus means; anywhere else, the question in words. */
    void define() {
        Node focus = node.getScene().getFocusOwner();
        Optional<Meaning> known = Meaning.of(focus);
        if (focus != null && known.isPresent()) {
            meaning.show(focus, known.get());
        } else {
            front().ifPresent(Screen::inWords);
            panel.open(true);
        }
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
        Desk desk = new Desk(steward, opened.source(), background, dialogs, this, look, unlocked);
        pages = new Pages(kinds, desk, workbench.rangeProperty().get());
        notices.dismiss();
        commands.remember();
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
        places.chooseNothing();
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
        content.pseudoClassStateChanged(
                PRODUCTION,
                screen.acts()
                        && desk().filter(desk -> desk.source().inProduction()).isPresent());
        places.offer(desk().map(Desk::source));
        top.source(workbench.openedProperty().get().filter(_ -> pages != null));
        panel.front(screen, node.getWidth());
        screen.shown();
    }

    @Override
    public void close() {
        meaning.hide();
        leaveSingle();
        if (pages != null) {
            pages.close();
        }
        subscriptions.close();
        status.close();
        workbench.close();
    }
}
