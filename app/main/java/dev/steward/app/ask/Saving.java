package dev.steward.app.ask;

import dev.steward.analysis.Question;
import dev.steward.app.ui.Desk;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.Subscriptions;
import dev.steward.app.ui.Texts;
import dev.steward.definition.JsonFields;
import dev.steward.model.BadInput;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import dev.steward.workspace.SavedDefinition;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/** Keeps questions under a name and brings them back. */
final class Saving<Q extends Question, R> {
    private final Desk desk;
    private final AskModel<Q, R> model;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<Optional<String>> name = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<SavedDefinition>> saved = new ReadOnlyObjectWrapper<>(List.of());
    private final Subscriptions subscriptions;

    Saving(Desk desk, AskModel<Q, R> model, Texts texts, Subscriptions subscriptions) {
        this.desk = desk;
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

    /** Looks which questions of this kind are saved. */
    void look() {
        desk.background().run(texts.get("saved.task"), _ -> list(), saved::set, this::failed);
    }

    private List<SavedDefinition> list() {
        return desk.steward().workspace().definitions().list().stream()
                .filter(this::isOurs)
                .toList();
    }

    private boolean isOurs(SavedDefinition definition) {
        try {
            return JsonFields.parse(definition.json())
                    .text("kind")
                    .filter(model.kind().name()::equals)
                    .isPresent();
        } catch (BadInput _) {
            return false;
        }
    }

    void fill(MenuButton menu) {
        subscriptions.now(saved, list -> {
            menu.getItems().setAll(list.stream().map(this::item).toList());
            menu.setDisable(list.isEmpty());
        });
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
        typed.filter(this::mayReplace)
                .ifPresent(chosen -> desk.background()
                        .run(
                                texts.get("save.title"),
                                _ -> desk.steward().workspace().definitions().save(chosen, json),
                                done -> {
                                    named(done.name());
                                    look();
                                    desk.navigator().show(Notice.success(texts.get("save.done", done.name())));
                                },
                                this::failed));
    }

    private boolean mayReplace(String typed) {
        boolean taken = saved.get().stream().anyMatch(other -> other.name().equals(typed));
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
