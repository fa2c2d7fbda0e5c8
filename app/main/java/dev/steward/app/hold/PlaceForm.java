package dev.steward.app.hold;

import dev.steward.app.acting.Acting;
import dev.steward.app.ui.Dialogs.FileType;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Meaning;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.Texts;
import dev.steward.governance.hold.Hold;
import dev.steward.governance.people.Right;
import dev.steward.model.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;

/** A new hold: its name, why, and whose records it keeps. */
final class PlaceForm {
    private final Acting acting;
    private final Texts texts;
    private final Runnable placed;
    private final Node node;

    @FXML
    private TextField name;

    @FXML
    private TextField reason;

    @FXML
    private TextArea people;

    @FXML
    private Label count;

    @FXML
    private Label obstacle;

    @FXML
    private Button file;

    @FXML
    private Button back;

    @FXML
    private Button place;

    /**
     * @param left hears that nobody wants it any more
     * @param placed hears that there is another hold
     */
    PlaceForm(Acting acting, Texts texts, Runnable left, Runnable placed) {
        this.acting = acting;
        this.texts = texts;
        this.placed = placed;
        this.node = Fxml.load(this, "place.fxml", texts);
        List.of(name.textProperty(), reason.textProperty(), people.textProperty())
                .forEach(text -> text.addListener((_, _, _) -> refresh()));
        acting.chosen().addListener((_, _, _) -> refresh());
        Meaning.give(people, texts, "place.people");
        file.setOnAction(_ -> fromFile());
        back.setOnAction(_ -> left.run());
        place.setOnAction(_ -> place());
        refresh();
    }

    Node node() {
        return node;
    }

    void clear() {
        name.clear();
        reason.clear();
        people.clear();
    }

    void focus() {
        name.requestFocus();
    }

    private void refresh() {
        int ids = HoldsModel.ids(people.getText()).size();
        Optional<String> hindered = acting.obstacle(Right.HOLD);
        count.setText(texts.get("place.count", ids));
        obstacle.setText(hindered.orElse(texts.get("place.next")));
        place.setDisable(name.getText().isBlank() || reason.getText().isBlank() || ids == 0 || hindered.isPresent());
    }

    private void fromFile() {
        acting.desk()
                .dialogs()
                .openFile(
                        texts.get("place.file.title"),
                        List.of(FileType.of(texts.get("place.file.type"), "*.txt", "*.csv", "*.*")))
                .ifPresent(chosen -> acting.run(
                        texts.get("place.file.title"),
                        _ -> read(chosen),
                        found -> people.setText(String.join("\n", found))));
    }

    private static List<String> read(Path file) {
        try {
            return HoldsModel.ids(Files.readString(file));
        } catch (IOException failed) {
            throw new BadInput(
                    "file.unreadable",
                    file + " cannot be read as text: " + failed.getMessage() + ".",
                    "Choose a text file with an id on each line.",
                    failed);
        }
    }

    private void place() {
        String id = name.getText().strip();
        String why = reason.getText().strip();
        List<String> ids = HoldsModel.ids(people.getText());
        acting.signed(
                texts.get("place.title", id),
                texts.get("place.words", ids.size()),
                (signer, _) -> {
                    Hold hold = new Hold(id, why, ids, signer.person(), Instant.now());
                    acting.governance().place(hold, signer);
                    return hold;
                },
                hold -> {
                    acting.desk()
                            .navigator()
                            .show(Notice.success(texts.get(
                                    "place.done", hold.id(), hold.people().size())));
                    placed.run();
                });
    }
}
