package dev.steward.app.shell;

import dev.steward.OpenSource;
import dev.steward.Steward;
import dev.steward.app.tasks.Background;
import dev.steward.app.ui.Dialogs;
import dev.steward.app.ui.Texts;
import dev.steward.model.Failure;
import dev.steward.workspace.RecentSource;
import dev.steward.workspace.SavedConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** The sources that were open before, and the ways to others. */
final class SourceMenu {
    static final String WAREHOUSE = "mdi2s-server-network";
    static final String OFFLINE = "mdi2d-database-import-outline";
    private static final int MOST = 8;

    private final Steward steward;
    private final Background background;
    private final Dialogs dialogs;
    private final Sources sources;
    private final Warehouses warehouses;
    private final Consumer<Failure> failed;
    private final Texts texts = Texts.of(SourceMenu.class);
    private Known known = new Known(List.of(), List.of());

    private record Known(List<RecentSource> recent, List<SavedConnection> connections) {}

    SourceMenu(
            Steward steward,
            Background background,
            Dialogs dialogs,
            Sources sources,
            Warehouses warehouses,
            Consumer<Failure> failed) {
        this.steward = steward;
        this.background = background;
        this.dialogs = dialogs;
        this.sources = sources;
        this.warehouses = warehouses;
        this.failed = failed;
    }

    /** Reads the recent sources again, for the next time somebody looks. */
    void remember() {
        background.run(
                texts.get("task.recent"),
                _ -> new Known(
                        steward.workspace().sources().list(),
                        steward.workspace().connections().list()),
                found -> known = found,
                failed);
    }

    /** The newest first. */
    List<RecentSource> recent() {
        return known.recent();
    }

    /** By name. */
    List<SavedConnection> connections() {
        return known.connections();
    }

    /** Whether the columns of a source are shown on a page of their own: those of files. */
    static boolean mapped(OpenSource source) {
        return source.path().isPresent() && source.mapping().isPresent();
    }

    void openFile() {
        dialogs.openFile(texts.get("top.open.file"), List.of()).ifPresent(sources::look);
    }

    void openFolder() {
        dialogs.openFolder(texts.get("top.open.folder")).ifPresent(sources::look);
    }

    /**
     * What stands in the menu.
     *
     * @param open the open source
     * @param start shows the start page
     */
    List<MenuItem> items(Optional<OpenSource> open, Runnable start) {
        List<MenuItem> items = new ArrayList<>();
        recent().stream()
                .limit(MOST)
                .forEach(source -> items.add(TopBar.item(
                        source.path().getFileName().toString(), "mdi2h-history", () -> sources.look(source.path()))));
        connections()
                .forEach(connection -> items.add(TopBar.item(
                        texts.get("connection." + connection.stage().name(), connection.name()),
                        WAREHOUSE,
                        () -> warehouses.connect(connection))));
        items.add(new SeparatorMenuItem());
        items.add(TopBar.item(texts.get("top.open.file"), "mdi2f-file-outline", this::openFile));
        items.add(TopBar.item(texts.get("top.open.folder"), "mdi2f-folder-open-outline", this::openFolder));
        items.add(TopBar.item(texts.get("top.connect"), WAREHOUSE, warehouses::connect));
        items.add(TopBar.item(texts.get("top.open.demo"), "mdi2p-paw", sources::demo));
        items.add(new SeparatorMenuItem());
        if (open.filter(SourceMenu::mapped).isPresent()) {
            items.add(TopBar.item(texts.get("top.mapping"), "mdi2t-table-column", sources::remap));
        }
        open.flatMap(OpenSource::connection)
                .ifPresent(connection -> items.add(TopBar.item(
                        texts.get("top.connection"), "mdi2p-pencil-outline", () -> warehouses.edit(connection))));
        open.flatMap(OpenSource::connection)
                .ifPresent(connection -> items.add(
                        TopBar.item(texts.get("top.offline"), OFFLINE, () -> warehouses.takeOffline(connection))));
        open.ifPresent(source -> source.path()
                .ifPresent(lake -> source.facts()
                        .taken()
                        .ifPresent(taken -> items.add(TopBar.item(
                                texts.get("top.refresh", taken.database()),
                                OFFLINE,
                                () -> warehouses.refresh(lake, taken))))));
        items.add(TopBar.item(texts.get("top.start"), "mdi2h-home-outline", start));
        return items;
    }
}
