package dev.steward.app.ask;

import dev.steward.analysis.Question;
import dev.steward.app.ui.Command;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Meaning;
import dev.steward.app.ui.Navigator;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.Subscriptions;
import dev.steward.app.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

/** The line above a question: its name, and what can be done with it as a whole. */
final class AskHeader<Q extends Question, R> {
    private static final double ROOM_FOR_WORDS = 520;

    private final AskModel<Q, R> model;
    private final Navigator navigator;
    private final Saving<Q, R> saving;
    private final Exporting<Q, R> exporting;
    private final Texts texts;
    private final boolean comparable;
    private final HBox node;

    @FXML
    private Label name;

    @FXML
    private Button undo;

    @FXML
    private Button redo;

    @FXML
    private ToggleButton compare;

    @FXML
    private MenuButton open;

    @FXML
    private Button save;

    @FXML
    private MenuButton export;

    /**
     * @param title what the question is called until it is saved under a name
     * @param comparable whether the answer can be set beside that of the period before
     */
    AskHeader(
            String title,
            boolean comparable,
            AskModel<Q, R> model,
            Navigator navigator,
            Saving<Q, R> saving,
            Exporting<Q, R> exporting,
            Texts texts,
            Subscriptions subscriptions) {
        this.model = model;
        this.navigator = navigator;
        this.saving = saving;
        this.exporting = exporting;
        this.texts = texts;
        this.comparable = comparable;
        this.node = Fxml.load(this, "header.fxml", texts);
        undo.setOnAction(_ -> model.undo());
        redo.setOnAction(_ -> model.redo());
        compare.setOnAction(_ -> compare(compare.isSelected()));
        Meaning.give(compare, texts, "compare");
        Bits.visible(compare, comparable);
        save.setOnAction(_ -> saving.save());
        saving.fill(open);
        exporting.fill(export);
        subscriptions.on(node.widthProperty(), width -> words(width.doubleValue() >= ROOM_FOR_WORDS));
        subscriptions.now(saving.name(), saved -> name.setText(saved.orElse(title)));
        subscriptions.on(model.question(), _ -> {
            undo.setDisable(!model.canUndo());
            redo.setDisable(!model.canRedo());
        });
        subscriptions.on(
                model.state(), state -> export.setDisable(state.answer().isEmpty()));
    }

    HBox node() {
        return node;
    }

    List<Command> commands() {
        List<Command> commands = new ArrayList<>(List.of(
                Command.of(texts.get("command.save"), "mdi2c-content-save-outline", "Shortcut+S", saving::save),
                Command.of(texts.get("command.export"), "mdi2e-export-variant", "Shortcut+E", export::show),
                Command.of(texts.get("command.undo"), "mdi2u-undo", "Shortcut+Z", model::undo),
                Command.of(texts.get("command.redo"), "mdi2r-redo", "Shortcut+Shift+Z", model::redo),
                Command.of(texts.get("command.refresh"), "mdi2r-refresh", "F5", model::refresh)));
        if (comparable) {
            commands.add(Command.of(
                    texts.get("command.compare"), "mdi2c-compare-horizontal", () -> compare(!compare.isSelected())));
        }
        commands.addAll(exporting.commands());
        return List.copyOf(commands);
    }

    /** In a narrow place the icons have to do; they are read aloud by their words still. */
    private void words(boolean room) {
        for (Labeled control : List.of(compare, open, save, export)) {
            control.setContentDisplay(room ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
        }
    }

    private void compare(boolean wish) {
        boolean possible = model.question().get().flatMap(Previous::of).isPresent();
        if (wish && !possible) {
            compare.setSelected(false);
            navigator.show(Notice.warning(texts.get("compare.impossible"), texts.get("compare.remedy")));
            return;
        }
        compare.setSelected(wish);
        model.compare(wish);
    }
}
