package dev.steward.app.shell;

import dev.steward.Steward;
import dev.steward.app.tasks.Background;
import dev.steward.app.ui.Connector;
import dev.steward.app.ui.Dialogs;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.Texts;
import dev.steward.model.Cancelled;
import dev.steward.source.Origin;
import dev.steward.workspace.SavedConnection;
import dev.steward.workspace.SavedConnection.Secret;
import java.nio.file.Path;
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
        password(connection).ifPresent(typed -> workbench.connect(title(connection), connection, typed.text()));
    }

    @Override
    public Optional<Typed> password(SavedConnection connection) {
        return connection.secret() instanceof Secret.Asked
                ? dialogs.askPassword(
                                texts.get("password.title", connection.name()),
                                texts.get("password.label", connection.role(), connection.title()))
                        .map(typed -> new Typed(Optional.of(typed)))
                : Optional.of(new Typed(Optional.empty()));
    }

    /** Shows the page on which the open warehouse is taken offline. */
    void takeOffline(SavedConnection connection) {
        shell.offline(connection);
    }

    /** Brings what is new into the open lake, which was taken from a warehouse. */
    void refresh(Path lake, Origin taken) {
        background.run(
                texts.get("task.way", taken.database()),
                _ -> steward.offline().source(taken),
                connection -> password(connection).ifPresent(typed -> refresh(lake, taken, typed)),
                failure -> shell.show(Notice.of(failure)));
    }

    private void refresh(Path lake, Origin taken, Typed typed) {
        background.run(
                texts.get("task.refresh.lake", taken.database()),
                work -> steward.offline()
                        .refresh(
                                lake,
                                typed.text(),
                                steward.settings().load().settings().person(),
                                work),
                report -> {
                    shell.renew();
                    shell.show(Notice.success(
                            texts.get("refreshed", report.report().written())));
                },
                failure -> {
                    if (!(failure instanceof Cancelled)) {
                        shell.show(Notice.of(failure));
                    }
                });
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
