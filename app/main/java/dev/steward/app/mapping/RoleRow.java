package dev.steward.app.mapping;

import dev.steward.app.mapping.MappingModel.Problem;
import dev.steward.app.ui.Texts;
import dev.steward.definition.Role;
import java.util.function.UnaryOperator;
import javafx.css.PseudoClass;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** One role: what it means, where it is read from, and what that column holds or what is wrong. */
final class RoleRow {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final Role role;
    private final MappingModel model;
    private final Texts texts;
    private final UnaryOperator<String> about;
    private final ComboBox<String> choice = new ComboBox<>();
    private final Label says = new Label();
    private final VBox label;
    private final VBox field;

    /** @param about what a column holds, in words */
    RoleRow(Role role, MappingModel model, Texts texts, UnaryOperator<String> about, Runnable changed) {
        this.role = role;
        this.model = model;
        this.texts = texts;
        this.about = about;
        Label name = new Label(texts.get("role." + role.word()));
        name.getStyleClass().add("strong");
        Label meaning = new Label(texts.get("role." + role.word() + ".meaning"));
        meaning.getStyleClass().addAll("small", "muted");
        meaning.setWrapText(true);
        label = new VBox(2, name, meaning);
        choice.setEditable(true);
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setId("role-" + role.word());
        choice.setAccessibleText(name.getText());
        choice.getItems().setAll(model.columns());
        choice.getEditor().setText(model.text(role));
        choice.setPromptText(texts.get(MappingModel.NEEDED.contains(role) ? "choose" : "unused"));
        choice.getEditor().textProperty().addListener((_, _, typed) -> {
            model.type(role, typed);
            refresh();
            changed.run();
        });
        says.getStyleClass().addAll("small", "muted");
        says.setWrapText(true);
        field = new VBox(2, choice, says);
        refresh();
    }

    VBox label() {
        return label;
    }

    VBox field() {
        return field;
    }

    private void refresh() {
        String wrong = model.problem(role).map(this::words).orElse("");
        String good = model.column(role).map(about).orElse("");
        says.setText(wrong.isEmpty() ? good : wrong);
        says.pseudoClassStateChanged(WRONG, !wrong.isEmpty());
        says.setVisible(!says.getText().isEmpty());
        says.setManaged(!says.getText().isEmpty());
    }

    private String words(Problem problem) {
        return switch (problem) {
            case Problem.Missing() -> texts.get("problem.missing");
            case Problem.NoColumn(String name, var nearest) ->
                nearest.map(known -> texts.get("problem.column.nearest", name, known))
                        .orElseGet(() -> texts.get("problem.column", name));
            case Problem.NotUnderstood(String why) -> why;
        };
    }
}
