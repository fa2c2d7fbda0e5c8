package dev.steward.app.testing;

import dev.steward.app.ui.Dialogs;
import dev.steward.app.ui.Notice;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers every dialog as the test says beforehand, and remembers what was asked. Used on the JavaFX thread. */
public final class FakeDialogs implements Dialogs {
    private Optional<Path> path = Optional.empty();
    private Optional<String> text = Optional.empty();
    private Optional<String> name = Optional.empty();
    private boolean yes;
    private final List<String> asked = new ArrayList<>();

    /** What the next file or folder dialogs give. */
    public void choose(Path chosen) {
        path = Optional.of(chosen);
    }

    public void type(String typed) {
        text = Optional.of(typed);
    }

    /** What is typed where a name is asked for, from now on. */
    public void name(String typed) {
        name = Optional.of(typed);
    }

    public void confirmAll() {
        yes = true;
    }

    /** The titles of the dialogs shown, in order. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Optional<Path> openFile(String title, List<FileType> types) {
        asked.add(title);
        return path;
    }

    @Override
    public Optional<Path> openFolder(String title) {
        asked.add(title);
        return path;
    }

    @Override
    public Optional<Path> saveFile(String title, String suggestedName, List<FileType> types) {
        asked.add(title);
        return path;
    }

    @Override
    public Optional<String> askText(String title, String label, String initial) {
        asked.add(title);
        return name.or(() -> text);
    }

    @Override
    public Optional<String> askPassword(String title, String label) {
        asked.add(title);
        return text;
    }

    @Override
    public boolean confirm(String title, String message, String action) {
        asked.add(title);
        return yes;
    }

    @Override
    public void error(Notice notice) {
        asked.add(notice.details());
    }

    @Override
    public void openLink(URI link) {
        asked.add(link.toString());
    }
}
