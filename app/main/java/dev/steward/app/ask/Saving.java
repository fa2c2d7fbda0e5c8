package dev.steward.app.ask;

import dev.steward.analysis.Question;
import dev.steward.app.ui.Desk;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.Subscriptions;
import dev.steward.app.ui.Texts;
import dev.steward.model.BadInput;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import dev.steward.workspace.SavedDefinition;
import dev.steward.workspace.Workspace;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** Keeps questions under a name and brings them back. */
final class Saving<Q extends Question, R> {
    private final Desk desk;
    private final Keeping keeping;
    private final AskModel<Q, R> model;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<Optional<String>> name = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<SavedDefinition>> saved = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<String>> names = new ReadOnlyObjectWrapper<>(List.of());
    private final Subscriptions subscriptions;

    Saving(Desk desk, Keeping keeping, AskModel<Q, R> model, Texts texts, Subscriptions subscriptions) {
        this.desk = desk;
        this.keeping = keeping;
        this.model = model;
        this.texts = texts;
        this.subscriptions = subscriptions;
    }

    /** What the question was saved or opened as. */
    ReadOnlyObjectProperty<Optional<String>> name() {
        return name.getReadOnlyProperty();
    }

    void named(String now) {
        name.set(Optional.of(now));
    }

    /** What is there at one moment. */
    private record Kept(List<SavedDefinition> open, List<String> names) {}

    /** Looks which questions of this kind are saved. */
    void look() {
        desk.background()
                .run(
                        texts.get("saved.task"),
                        _ -> new Kept(keeping.list(workspace()), keeping.names(workspace())),
                        kept -> {
                            saved.set(kept.open());
                            names.set(kept.names());
                        },
                        this::failed);
    }

    private Workspace workspace() {
        return desk.steward().workspace();
    }

    void fill(MenuButton menu) {
        subscriptions.now(names, all -> {
            menu.getItems().setAll(saved.get().stream().map(this::item).toList());
            if (!all.isEmpty()) {
                if (!menu.getItems().isEmpty()) {
                    menu.getItems().add(new SeparatorMenuItem());
                }
                Menu delete = new Menu(texts.get("delete"));
                delete.getItems().setAll(all.stream().map(this::deletion).toList());
                menu.getItems().add(delete);
            }
            menu.setDisable(all.isEmpty());
        });
    }

    private MenuItem deletion(String kept) {
        MenuItem item = new MenuItem(kept);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> delete(kept));
        return item;
    }

    private void delete(String kept) {
        if (desk.dialogs()
                .confirm(texts.get("delete.title"), texts.get("delete.sure", kept), texts.get("delete.action"))) {
            desk.background()
                    .run(
                            texts.get("delete.title"),
                            _ -> {
                                keeping.delete(workspace(), kept);
                                return kept;
                            },
                            gone -> {
                                name.set(name.get().filter(own -> !own.equals(gone)));
                                look();
                                desk.navigator().show(Notice.success(texts.get("delete.done", gone)));
                            },
                            this::failed);
        }
    }

    private MenuItem item(SavedDefinition definition) {
        MenuItem item = new MenuItem(definition.name());
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> open(definition));
        return item;
    }

    private void open(SavedDefinition definition) {
        try {
            model.define(definition.json());
            named(definition.name());
        } catch (BadInput bad) {
            desk.navigator().show(Notice.of(bad));
        }
    }

    void save() {
        String json = model.definition();
        if (json.isEmpty()) {
            return;
        }
        Optional<String> typed = desk.dialogs()
                .askText(
                        texts.get("save.title"),
                        texts.get("save.label"),
                        name.get().orElse(""))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
        boolean ranged = model.inRange();
        typed.filter(this::mayReplace)
                .ifPresent(chosen -> desk.background()
                        .run(
                                texts.get("save.title"),
                                _ -> keeping.save(
                                        workspace(),
                                        chosen,
                                        json,
                                        desk.source().facts().name(),
                                        ranged),
                                done -> {
                                    named(done.name());
                                    look();
                                    desk.navigator().show(Notice.success(keeping.done(texts, done.name())));
                                },
                                this::failed));
    }

    private boolean mayReplace(String typed) {
        boolean taken = names.get().contains(typed);
        boolean own = name.get().filter(typed::equals).isPresent();
        return !taken
                || own
                || desk.dialogs()
                        .confirm(texts.get("save.title"), texts.get("save.taken", typed), texts.get("save.replace"));
    }

    private void failed(Failure failure) {
        if (!(failure instanceof Cancelled)) {
            desk.navigator().show(Notice.of(failure));
        }
    }
}
