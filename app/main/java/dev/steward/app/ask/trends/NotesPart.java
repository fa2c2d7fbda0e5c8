package dev.steward.app.ask.trends;

import dev.steward.analysis.trends.Trends.Annotation;
import dev.steward.app.ask.Bits;
import dev.steward.app.ask.Part;
import dev.steward.app.ui.Texts;
import dev.steward.definition.When;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** What happened when: a list, and a line to add to it. */
final class NotesPart implements Part<List<Annotation>> {
    private final Texts texts;
    private final Consumer<List<Annotation>> edited;
    private final VBox list = Bits.column(4);
    private final DatePicker day = new DatePicker();
    private final TextField text = new TextField();
    private final Button add;
    private final VBox node;
    private List<Annotation> shown = List.of();

    NotesPart(Texts texts, Consumer<List<Annotation>> edited) {
        this.texts = texts;
        this.edited = edited;
        day.setAccessibleText(texts.get("note.day"));
        day.setPromptText(texts.get("note.day"));
        text.setAccessibleText(texts.get("note.text"));
        text.setPromptText(texts.get("note.text"));
        text.getStyleClass().add("ask-number");
        text.setOnAction(_ -> add());
        add = Bits.quiet(texts.get("note.add"), "mdi2p-plus", this::add);
        day.valueProperty().addListener((_, _, _) -> check());
        text.textProperty().addListener((_, _, _) -> check());
        node = Bits.column(4, list, Bits.wide(day), text, add);
        check();
    }

    private void check() {
        add.setDisable(day.getValue() == null || text.getText().isBlank());
    }

    private void add() {
        LocalDate when = day.getValue();
        if (when != null && !text.getText().isBlank()) {
            List<Annotation> more = new ArrayList<>(shown);
            more.add(new Annotation(new When.Day(when), text.getText().strip(), false));
            text.clear();
            edited.accept(more);
        }
    }

    @Override
    public VBox node() {
        return node;
    }

    @Override
    public void show(List<Annotation> annotations) {
        if (annotations.equals(shown)) {
            return;
        }
        shown = annotations;
        list.getChildren().clear();
        for (int i = 0; i < annotations.size(); i++) {
            list.getChildren().add(line(i, annotations.get(i)));
        }
    }

    private VBox line(int index, Annotation annotation) {
        String when = switch (annotation.at()) {
            case When.Day known -> known.date().toString();
            case When.Moment moment -> moment.instant().toString();
        };
        Label said = new Label(texts.get("note.line", when, annotation.text()));
        said.setWrapText(true);
        said.setMinWidth(0);
        CheckBox incident = new CheckBox(texts.get("note.incident"));
        incident.setSelected(annotation.incident());
        incident.setOnAction(
                _ -> replace(index, new Annotation(annotation.at(), annotation.text(), incident.isSelected())));
        Button remove = Bits.icon(texts.get("note.remove", annotation.text()), "mdi2c-close", () -> remove(index));
        return Bits.column(2, Bits.row(Bits.wide(said), remove), incident);
    }

    private void replace(int index, Annotation annotation) {
        List<Annotation> all = new ArrayList<>(shown);
        all.set(index, annotation);
        edited.accept(all);
    }

    private void remove(int index) {
        List<Annotation> fewer = new ArrayList<>(shown);
        fewer.remove(index);
        edited.accept(fewer);
    }
}
