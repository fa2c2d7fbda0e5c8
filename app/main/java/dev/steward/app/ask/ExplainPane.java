package dev.steward.app.ask;

import dev.steward.Answer;
import dev.steward.analysis.Question;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.StageLook;
import dev.steward.app.ui.Texts;
import dev.steward.model.BadInput;
import dev.steward.workspace.SavedConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** What explains an answer: the question in words, as a document that can be edited, the SQL, and the data it rests on. */
final class ExplainPane<Q extends Question, R> {
    private static final Duration PAUSE = Duration.ofMillis(400);

    private final AskModel<Q, R> model;
    private final Texts texts;
    private final Pace pace;
    private final Optional<SavedConnection> warehouse;
    private final VBox node;
    private Runnable planned = () -> {};
    private boolean showing;
    private Optional<Q> asked = Optional.empty();
    private List<String> read = List.of();

    @FXML
    private ToggleGroup pages;

    @FXML
    private ToggleButton words;

    @FXML
    private ToggleButton document;

    @FXML
    private ToggleButton sql;

    @FXML
    private VBox wordsPage;

    @FXML
    private VBox documentPage;

    @FXML
    private VBox sqlPage;

    @FXML
    private Label sentence;

    @FXML
    private Label data;

    @FXML
    private GridPane facts;

    @FXML
    private Label warnings;

    @FXML
    private TextArea json;

    @FXML
    private Label problem;

    @FXML
    private Button copyJson;

    @FXML
    private VBox statements;

    /** @param warehouse which one is asked; empty: files are */
    ExplainPane(AskModel<Q, R> model, Texts texts, Pace pace, Optional<SavedConnection> warehouse) {
        this.warehouse = warehouse;
        this.model = model;
        this.texts = texts;
        this.pace = pace;
        this.node = Fxml.load(this, "explain.fxml", texts);
        Map.of(words, wordsPage, document, documentPage, sql, sqlPage).forEach((toggle, page) -> {
            page.visibleProperty().bind(toggle.selectedProperty());
            page.managedProperty().bind(toggle.selectedProperty());
        });
        json.textProperty().addListener(_ -> {
            if (!showing) {
                planned.run();
                planned = pace.later(PAUSE, this::define);
            }
        });
        copyJson.setOnAction(_ -> AnswerPane.copy(json.getText()));
        pages.selectedToggleProperty().addListener(_ -> fill());
        problem("");
        Bits.visible(warnings, false);
        Bits.visible(data, false);
    }

    VBox node() {
        return node;
    }

    /** Turns to the page that says the question in words. */
    void inWords() {
        words.setSelected(true);
    }

    /** Shows another question. */
    void question(Q question) {
        asked = Optional.of(question);
        sentence.setText(model.kind().words(question));
        problem("");
        fill();
    }

    /** Long texts take a moment to lay out, so the document and the SQL are written when somebody looks at them. */
    private void fill() {
        if (document.isSelected()) {
            asked.ifPresent(this::write);
        }
        if (!sql.isSelected()) {
            statements.getChildren().clear();
        } else if (read.isEmpty()) {
            statements
                    .getChildren()
                    .setAll(List.of(
                            Bits.small(texts.get(warehouse.isPresent() ? "explain.sql.later" : "explain.sql.none"))));
        } else {
            statements.getChildren().setAll(read.stream().map(this::statement).toList());
        }
    }

    /** The text somebody is writing stays as it is while it means the same. */
    private void write(Q question) {
        if (!meant().filter(question::equals).isPresent()) {
            showing = true;
            json.setText(model.definition());
            json.setPrefRowCount(Math.clamp(json.getText().lines().count() + 1, 8, 30));
            showing = false;
        }
    }

    private Optional<Q> meant() {
        try {
            return Optional.of(model.read(json.getText()));
        } catch (BadInput _) {
            return Optional.empty();
        }
    }

    private void define() {
        try {
            model.define(json.getText());
            problem("");
        } catch (BadInput bad) {
            problem(bad.getMessage() + "\n" + bad.remedy() + "\n" + texts.get("failure.code", bad.code()));
        }
    }

    private void problem(String text) {
        problem.setText(text);
        Bits.visible(problem, !text.isEmpty());
    }

    void answer(Answer<Q, R> answer, Formats formats) {
        List<String[]> lines = new ArrayList<>();
        lines.add(line("source", answer.facts().name()));
        warehouse.ifPresent(connection -> lines.add(line("stage", StageLook.words(connection.stage()))));
        answer.facts().taken().ifPresent(taken -> {
            lines.add(line("taken", formats.moment(taken.at())));
            lines.add(line("taken.from", taken.from()));
        });
        answer.facts().first().ifPresent(at -> lines.add(line("first", formats.moment(at))));
        answer.facts().last().ifPresent(at -> lines.add(line("last", formats.moment(at))));
        lines.add(line("zone", formats.zoneName()));
        lines.add(line("events", formats.count(answer.facts().events())));
        lines.add(line("way", way(answer)));
        lines.add(line("read", formats.count(answer.rowsRead())));
        lines.add(line("took", formats.duration(answer.took())));
        lines.add(line("at", formats.time(answer.at())));
        lines.add(line("generation", answer.facts().generation()));
        Bits.visible(data, true);
        facts.getChildren().clear();
        for (int row = 0; row < lines.size(); row++) {
            Label name = Bits.small(lines.get(row)[0]);
            name.setMinWidth(Label.USE_PREF_SIZE);
            Label value = new Label(lines.get(row)[1]);
            value.setWrapText(true);
            facts.addRow(row, name, value);
        }
        warnings.setText(String.join("\n", answer.warnings()));
        Bits.visible(warnings, !answer.warnings().isEmpty());
        read = answer.statements();
        fill();
    }

    private String way(Answer<Q, R> answer) {
        if (warehouse.isPresent()) {
            return answer.handedOut()
                    .map(why -> texts.get("way.handed-out", why))
                    .orElseGet(() -> texts.get("way.warehouse"));
        }
        return texts.get(answer.indexed() ? "way.index" : "way.files");
    }

    private String[] line(String key, String value) {
        return new String[] {texts.get("facts." + key), value};
    }

    private Node statement(String text) {
        String shown = Statements.shortened(text, more -> texts.get("explain.sql.more", more));
        TextArea area = new TextArea(shown);
        area.setId("statement");
        area.setEditable(false);
        area.setWrapText(true);
        area.getStyleClass().add("ask-code");
        area.setAccessibleText(texts.get("explain.sql"));
        area.setPrefRowCount(Math.clamp(shown.length() / 34 + 1, 4, 18));
        String copying = shown.equals(text) ? "explain.copy" : "explain.copy.whole";
        Button copy = Bits.quiet(texts.get(copying), "mdi2c-content-copy", () -> AnswerPane.copy(text));
        return new VBox(4, area, copy);
    }
}
