package dev.steward.app.shell;

import dev.steward.OpenSource;
import dev.steward.Steward;
import dev.steward.app.shell.PaletteModel.Entry;
import dev.steward.app.tasks.Background;
import dev.steward.app.tasks.Lane;
import dev.steward.app.ui.Command;
import dev.steward.app.ui.Desk;
import dev.steward.app.ui.Dialogs;
import dev.steward.app.ui.Look;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.Place;
import dev.steward.app.ui.Screen;
import dev.steward.app.ui.ScreenKind;
import dev.steward.app.ui.Texts;
import dev.steward.model.Failure;
import dev.steward.workspace.Theme;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** What can be done from anywhere: by the top bar, the palette and the keyboard. */
final class ShellCommands implements TopBar.Ways {
    private static final int DIGITS = 9;

    private final Shell shell;
    private final Workbench workbench;
    private final Sources sources;
    private final Warehouses warehouses;
    private final CommandPalette palette;
    private final Steward steward;
    private final SourceMenu menu;
    private final Look look;
    private final Lane names;
    private final Background background;
    private final Texts texts = Texts.of(ShellCommands.class);

    ShellCommands(
            Shell shell,
            Workbench workbench,
            Sources sources,
            Warehouses warehouses,
            CommandPalette palette,
            Steward steward,
            Background background,
            Dialogs dialogs,
            Look look) {
        this.shell = shell;
        this.workbench = workbench;
        this.sources = sources;
        this.warehouses = warehouses;
        this.palette = palette;
        this.steward = steward;
        this.background = background;
        this.look = look;
        this.names = background.lane();
        this.menu = new SourceMenu(steward, background, dialogs, sources, warehouses, this::failed);
        menu.remember();
    }

    /** Hears the keys that nobody nearer to the focus wanted. */
    void keys(Node window) {
        window.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent key) {
        all().stream()
                .filter(command ->
                        command.keys().filter(keys -> keys.match(key)).isPresent())
                .findFirst()
                .ifPresent(command -> {
                    key.consume();
                    command.action().run();
                });
        if (!key.isConsumed() && key.getCode() == KeyCode.ESCAPE) {
            key.consume();
            shell.escape();
        }
    }

    @Override
    public void palette() {
        List<Entry> entries = new ArrayList<>();
        all().forEach(command -> entries.add(new Entry(
                command.name(),
                texts.get("palette.group.command"),
                command.icon(),
                command.keys().map(KeyCombination::getDisplayText),
                command.action())));
        menu.recent()
                .forEach(source -> entries.add(new Entry(
                        source.path().getFileName().toString(),
                        texts.get("palette.group.source"),
                        "mdi2d-database-outline",
                        Optional.empty(),
                        () -> sources.look(source.path()))));
        menu.connections()
                .forEach(connection -> entries.add(new Entry(
                        connection.name(),
                        texts.get(
                                "palette.group.connection." + connection.stage().name()),
                        SourceMenu.WAREHOUSE,
                        Optional.empty(),
                        () -> warehouses.connect(connection))));
        palette.open(texts.get("palette.prompt"), entries);
        addNames();
    }

    @Override
    public void zones() {
        List<Entry> zones = ZoneId.getAvailableZoneIds().stream()
                .sorted()
                .map(id ->
                        new Entry(id, texts.get("palette.group.zone"), "mdi2e-earth", Optional.empty(), () -> zone(id)))
                .toList();
        palette.open(texts.get("palette.zone.prompt"), zones);
    }

    @Override
    public void settings() {
        shell.settings();
    }

    @Override
    public void explain() {
        shell.toggleExplain();
    }

    @Override
    public List<MenuItem> sources() {
        return menu.items(shell.desk().map(Desk::source), shell::start);
    }

    /** Another source is open, or a connection was saved: they are offered from now on. */
    void remember() {
        menu.remember();
    }

    private List<Command> all() {
        List<Command> all = new ArrayList<>(shell.front().map(Screen::commands).orElse(List.of()));
        List<ScreenKind> kinds = shell.kinds();
        all.add(command("palette.search", "mdi2m-magnify", "Shortcut+K", this::palette));
        all.add(command("command.open.file", "mdi2f-file-outline", "Shortcut+O", menu::openFile));
        all.add(command("command.open.folder", "mdi2f-folder-open-outline", "Shortcut+Shift+O", menu::openFolder));
        all.add(Command.of(texts.get("command.connect"), SourceMenu.WAREHOUSE, warehouses::connect));
        all.add(Command.of(texts.get("command.demo"), "mdi2p-paw", sources::demo));
        all.add(Command.of(texts.get("command.start"), "mdi2h-home-outline", shell::start));
        all.add(command("command.settings", "mdi2c-cog-outline", "Shortcut+Comma", shell::settings));
        if (!kinds.isEmpty()) {
            all.add(command(
                    "command.refresh", "mdi2r-refresh", "F5", () -> workbench.refresh(texts.get("task.refresh"))));
            all.add(command("command.define", "mdi2h-help-circle-outline", "F1", shell::define));
            all.add(Command.of(texts.get("command.explain"), "mdi2i-information-outline", shell::toggleExplain));
        }
        Optional<OpenSource> source = shell.desk().map(Desk::source);
        if (source.filter(SourceMenu::mapped).isPresent()) {
            all.add(Command.of(texts.get("command.mapping"), "mdi2t-table-column", sources::remap));
        }
        source.flatMap(OpenSource::connection)
                .ifPresent(connection -> all.add(Command.of(
                        texts.get("command.connection"), "mdi2p-pencil-outline", () -> warehouses.edit(connection))));
        source.flatMap(OpenSource::connection)
                .ifPresent(connection -> all.add(Command.of(
                        texts.get("command.offline"), SourceMenu.OFFLINE, () -> warehouses.takeOffline(connection))));
        all.add(theme("command.light", Theme.LIGHT));
        all.add(theme("command.dark", Theme.DARK));
        all.add(theme("command.system", Theme.SYSTEM));
        for (int at = 0; at < kinds.size(); at++) {
            ScreenKind kind = kinds.get(at);
            all.add(new Command(kind.title(), kind.icon(), digit(at), () -> shell.go(new Place.Front(kind.id()))));
        }
        return all;
    }

    private Command command(String key, String icon, String keys, Runnable action) {
        return Command.of(texts.get(key), icon, keys, action);
    }

    private Command theme(String key, Theme theme) {
        return Command.of(texts.get(key), "mdi2t-theme-light-dark", () -> {
            look.themeProperty().set(theme);
            background.run(
                    texts.get(key),
                    _ -> steward.settings().update(settings -> settings.withTheme(theme)),
                    _ -> {},
                    this::failed);
        });
    }

    private void zone(String id) {
        workbench.rangeProperty().set(workbench.rangeProperty().get().withZone(ZoneId.of(id)));
    }

    /** Saved questions and event names come when they are found; the palette is open meanwhile. */
    private void addNames() {
        shell.desk()
                .ifPresent(desk -> names.run(
                        texts.get("task.events"),
                        work -> new PaletteNames(steward, desk.source(), shell, texts).find(work),
                        palette.model()::add,
                        this::failed));
    }

    private void failed(Failure failure) {
        shell.show(Notice.of(failure));
    }

    /** The first nine screens have a digit each. */
    private static Optional<KeyCombination> digit(int at) {
        return at < DIGITS
                ? Optional.of(new KeyCodeCombination(KeyCode.valueOf("DIGIT" + (at + 1)), KeyCombination.SHORTCUT_DOWN))
                : Optional.empty();
    }
}
