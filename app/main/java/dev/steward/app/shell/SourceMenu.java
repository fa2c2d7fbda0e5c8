package dev.steward.app.shell;

import dev.steward.Steward;
import dev.steward.app.tasks.Background;
import dev.steward.app.ui.Dialogs;
import dev.steward.app.ui.Texts;
import dev.steward.model.Failure;
import dev.steward.workspace.RecentSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** The sources that were open before, and the ways to others. */
final class SourceMenu {
    private static final int MOST = 8;

    private final Steward steward;
    private final Background background;
    private final Dialogs dialogs;
    private final Sources sources;
    private final Consumer<Failure> failed;
    private final Texts texts = Texts.of(SourceMenu.class);
    private List<RecentSource> recent = List.of();

    SourceMenu(Steward steward, Background background, Dialogs dialogs, Sources sources, Consumer<Failure> failed) {
        this.steward = steward;
        this.background = background;
        this.dialogs = dialogs;
        this.sources = sources;
        this.failed = failed;
    }

    /** Reads the recent sources again, for the next time somebody looks. */
    void remember() {
        background.run(
                texts.get("task.recent"), _ -> steward.workspace().sources().list(), found -> recent = found, failed);
    }

    /** The newest first. */
    List<RecentSource> recent() {
        return recent;
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
     * @param mapped whether the columns of the open source can be looked at
     * @param start shows the start page
     */
    List<MenuItem> items(boolean mapped, Runnable start) {
        List<MenuItem> items = new ArrayList<>();
        recent.stream()
                .limit(MOST)
                .forEach(source -> items.add(TopBar.item(
                        source.path().getFileName().toString(), "mdi2h-history", () -> sources.look(source.path()))));
        items.add(new SeparatorMenuItem());
        items.add(TopBar.item(texts.get("top.open.file"), "mdi2f-file-outline", this::openFile));
        items.add(TopBar.item(texts.get("top.open.folder"), "mdi2f-folder-open-outline", this::openFolder));
        items.add(TopBar.item(texts.get("top.open.demo"), "mdi2p-paw", sources::demo));
        items.add(new SeparatorMenuItem());
        if (mapped) {
            items.add(TopBar.item(texts.get("top.mapping"), "mdi2t-table-column", sources::remap));
        }
        items.add(TopBar.item(texts.get("top.start"), "mdi2h-home-outline", start));
        return items;
    }
}
