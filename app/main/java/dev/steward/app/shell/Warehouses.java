package dev.steward.app.shell;

import dev.steward.Steward;
import dev.steward.app.tasks.Background;
import dev.steward.app.ui.Connector;
import dev.steward.app.ui.Dialogs;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.Texts;
import dev.steward.workspace.SavedConnection;
import dev.steward.workspace.SavedConnection.Secret;
import java.util.Optional;

/** The ways to a warehouse, for screens and commands; what comes of them is seen in the {@link Workbench}. */
final class Warehouses implements Connector {
    private final Shell shell;
    private final Steward steward;
    private final Workbench workbench;
    private final Background background;
    private final Dialogs dialogs;
    private final Runnable changed;
    private final Texts texts = Texts.of(Warehouses.class);

    /** @param changed hears that connections were saved or deleted */
    Warehouses(
            Shell shell,
            Steward steward,
            Workbench workbench,
            Background background,
            Dialogs dialogs,
            Runnable changed) {
        this.shell = shell;
        this.steward = steward;
        this.workbench = workbench;
        this.background = background;
        this.dialogs = dialogs;
        this.changed = changed;
    }

    @Override
    public void connect() {
        shell.connection(Optional.empty());
    }

    @Override
    public void connect(SavedConnection connection) {
        if (connection.secret() instanceof Secret.Asked) {
            dialogs.askPassword(
                            texts.get("password.title", connection.name()),
                            texts.get("password.label", connection.role(), connection.title()))
                    .ifPresent(typed -> workbench.connect(title(connection), connection, Optional.of(typed)));
        } else {
            workbench.connect(title(connection), connection, Optional.empty());
        }
    }

    @Override
    public void connect(SavedConnection connection, Optional<String> typed, Optional<SavedConnection> before) {
        workbench.connectAndSave(title(connection), connection, typed, before);
    }

    private String title(SavedConnection connection) {
        return texts.get("task.connect", connection.title());
    }

    @Override
    public void edit(SavedConnection connection) {
        shell.connection(Optional.of(connection));
    }

    @Override
    public void delete(SavedConnection connection, Runnable done) {
        if (dialogs.confirm(
                texts.get("delete.title"), texts.get("delete.words", connection.name()), texts.get("delete.act"))) {
            background.run(
                    texts.get("task.delete", connection.name()),
                    _ -> {
                        steward.delete(connection);
                        return connection;
                    },
                    _ -> {
                        changed();
                        done.run();
                    },
                    failure -> shell.show(Notice.of(failure)));
        }
    }

    @Override
    public void changed() {
        changed.run();
    }

    @Override
    public void back() {
        shell.back();
    }
}
