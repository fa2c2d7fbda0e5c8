package dev.steward.app.warehouse;

import dev.steward.app.tasks.Lane;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Meaning;
import dev.steward.app.ui.Texts;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import dev.steward.model.Table;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The key figures of a schema, each as a table under the sentence that says what it counts. */
final class FiguresPane implements AutoCloseable {
    private final Ground ground;
    private final Texts texts;
    private final Lane asking;
    private final Node node;
    private Formats formats = new Formats(Locale.getDefault(), ZoneOffset.UTC);

    @FXML
    private VBox none;

    @FXML
    private VBox body;

    @FXML
    private ComboBox<String> schema;

    @FXML
    private Button ask;

    @FXML
    private Label asked;

    @FXML
    private VBox figures;

    FiguresPane(Ground ground) {
        this.ground = ground;
        this.texts = ground.texts();
        this.asking = ground.desk().background().lane();
        this.node = Fxml.load(this, "figures.fxml", texts);
        Meaning.give(schema, texts, "figures.schema");
        Meaning.give(ask, texts, "ask");
        asked.setText(texts.get("ask.not-yet"));
        ask.setOnAction(_ -> ask());
        schema.valueProperty().addListener((_, _, _) -> forget());
        asking.busyProperty().addListener((_, _, busy) -> ask.setDisable(busy));
    }

    Node node() {
        return node;
    }

    /** Offers the schemas that are there and have figures. */
    void show(List<String> usable, Formats now) {
        formats = now;
        none.setVisible(usable.isEmpty());
        body.setVisible(!usable.isEmpty());
        if (!usable.equals(schema.getItems())) {
            schema.getItems().setAll(usable);
        }
        if (schema.getValue() == null && !usable.isEmpty()) {
            schema.setValue(usable.getFirst());
        }
    }

    /** Figures of another schema would be taken for those of this one. */
    private void forget() {
        asking.cancel();
        figures.getChildren().clear();
        asked.setText(texts.get("ask.not-yet"));
    }

    private void ask() {
        String name = String.valueOf(schema.getValue());
        asked.setText(texts.get("ask.busy"));
        asking.run(
                texts.get("task.ask", name, ground.where().title()),
                work -> ground.warehouse().figures(name, work),
                tables -> answered(name, tables),
                this::failed);
    }

    private void answered(String name, List<Table> tables) {
        if (name.equals(schema.getValue())) {
            asked.setText(texts.get(
                    "ask.done",
                    formats.time(Instant.now()),
                    formats.zoneName(),
                    ground.where().role()));
            figures.getChildren()
                    .setAll(tables.stream()
                            .map(table -> new FigureCard(table, name, formats, ground).node())
                            .toList());
        }
    }

    private void failed(Failure failure) {
        asked.setText(failure instanceof Cancelled ? texts.get("ask.not-yet") : failure.getMessage());
        ground.failed(failure);
    }

    @Override
    public void close() {
        asking.close();
    }
}
