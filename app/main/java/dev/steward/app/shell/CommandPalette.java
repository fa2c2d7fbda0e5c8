package dev.steward.app.shell;

import dev.steward.app.shell.PaletteModel.Entry;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Icons;
import dev.steward.app.ui.Texts;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A list to choose from by typing, in front of everything else. Enter does it, Esc leaves. */
final class CommandPalette {
    private final PaletteModel model = new PaletteModel();
    private final Texts texts = Texts.of(CommandPalette.class);
    private final StackPane scrim;
    private @Nullable Node focusBefore;

    @FXML
    private VBox card;

    @FXML
    private TextField search;

    @FXML
    private ListView<Entry> list;

    CommandPalette() {
        scrim = Fxml.load(this, "palette.fxml", texts);
        list.setItems(model.found());
        list.setCellFactory(_ -> new EntryCell());
        search.textProperty().addListener((_, _, typed) -> {
            model.type(typed);
            list.getSelectionModel().selectFirst();
        });
        scrim.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        scrim.setOnMouseClicked(click -> {
            if (click.getTarget() == scrim) {
                close();
            }
        });
        list.setOnMouseClicked(this::clicked);
        close();
    }

    StackPane node() {
        return scrim;
    }

    PaletteModel model() {
        return model;
    }

    /** Opens in front of the window; {@code prompt} says what is chosen. */
    void open(String prompt, List<Entry> entries) {
        if (!scrim.isVisible() && scrim.getScene() != null) {
            focusBefore = scrim.getScene().getFocusOwner();
        }
        search.clear();
        search.setPromptText(prompt);
        model.offer(entries);
        list.getSelectionModel().selectFirst();
        scrim.setVisible(true);
        search.requestFocus();
    }

    void close() {
        scrim.setVisible(false);
        if (focusBefore != null) {
            focusBefore.requestFocus();
            focusBefore = null;
        }
    }

    private void pressed(KeyEvent key) {
        switch (key.getCode()) {
            case ESCAPE -> close();
            case ENTER -> choose();
            case DOWN -> select(1);
            case UP -> select(-1);
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void clicked(MouseEvent click) {
        if (click.getClickCount() == 1) {
            choose();
        }
    }

    private void select(int step) {
        int size = model.found().size();
        if (size > 0) {
            int next = Math.floorMod(list.getSelectionModel().getSelectedIndex() + step, size);
            list.getSelectionModel().select(next);
            list.scrollTo(Math.max(0, next - 4));
        }
    }

    private void choose() {
        Entry chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            close();
            chosen.action().run();
        }
    }

    private static final class EntryCell extends ListCell<Entry> {
        @Override
        protected void updateItem(@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (entry == null || empty) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            Label name = new Label(entry.name(), Icons.of(entry.icon()));
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            Label hint = new Label(entry.keys().orElse(entry.group()));
            hint.getStyleClass().add("keys");
            hint.setMinWidth(Region.USE_PREF_SIZE);
            HBox row = new HBox(8, name, space, hint);
            row.getStyleClass().add("toolbar");
            setGraphic(row);
            setAccessibleText(entry.name() + ", " + hint.getText());
        }
    }
}
