package dev.steward.app.connection;

import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Icons;
import dev.steward.app.ui.Texts;
import dev.steward.definition.Mapping;
import dev.steward.definition.Role;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import dev.steward.source.SourceFacts;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What came of the last thing that was tried, in words. */
final class Outcome {
    private enum Kind {
        SUCCESS,
        INFO,
        ERROR
    }

    private final Texts texts;
    private final HBox node;
    private final Formats formats = new Formats(Locale.getDefault(), ZoneOffset.UTC);

    /** @param node is filled, and takes no room while there is nothing to say */
    Outcome(HBox node, Texts texts) {
        this.node = node;
        this.texts = texts;
        nothing();
    }

    void nothing() {
        node.getChildren().clear();
        node.setVisible(false);
        node.setManaged(false);
    }

    void running() {
        show(Kind.INFO, "mdi2t-timer-sand", texts.get("running"), List.of());
    }

    void wrong(Failure failure) {
        boolean cancelled = failure instanceof Cancelled;
        show(
                cancelled ? Kind.INFO : Kind.ERROR,
                cancelled ? "mdi2s-stop-circle-outline" : "mdi2a-alert-circle-outline",
                failure.getMessage(),
                List.of(failure.remedy()));
    }

    /** The table could be read as events. */
    void found(SourceFacts facts, Mapping mapping) {
        String events = facts.first()
                .map(first -> texts.get(
                        "found",
                        formats.count(facts.events()),
                        formats.moment(first),
                        formats.moment(facts.last().orElse(first))))
                .orElseGet(() -> texts.get("found.none"));
        show(Kind.SUCCESS, "mdi2c-check-circle-outline", events, List.of(taken(mapping)));
    }

    private String taken(Mapping mapping) {
        return texts.get(
                "found.taken",
                Stream.of(Role.USER, Role.EVENT, Role.TIME, Role.SESSION, Role.PROPERTIES)
                        .flatMap(role -> mapping.get(role).stream()
                                .map(column -> texts.get("found." + role.word(), column.toString())))
                        .collect(Collectors.joining(", ")));
    }

    private void show(Kind kind, String icon, String what, List<String> more) {
        VBox words = new VBox(2, line(what, "strong"));
        more.stream()
                .filter(text -> !text.isBlank())
                .forEach(text -> words.getChildren().add(line(text, "outcome-more")));
        HBox.setHgrow(words, Priority.ALWAYS);
        for (Kind each : Kind.values()) {
            node.pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)), each == kind);
        }
        node.getChildren().setAll(new Label("", Icons.of(icon)), words);
        node.setVisible(true);
        node.setManaged(true);
    }

    private static Label line(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
