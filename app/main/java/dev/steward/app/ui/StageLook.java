package dev.steward.app.ui;

import dev.steward.workspace.SavedConnection.Stage;
import java.util.Arrays;
import java.util.List;
import javafx.scene.control.Label;

/** What a database is used for, so that nobody mistakes one for another: in words, and each in a colour of its own. */
public final class StageLook {
    private static final List<String> STYLES =
            Arrays.stream(Stage.values()).map(StageLook::style).toList();

    private StageLook() {}

    /** Makes a label say it. */
    public static void show(Label label, Stage stage) {
        label.getStyleClass().removeAll(STYLES);
        label.getStyleClass().add(style(stage));
        label.setText(words(stage));
        label.setMinWidth(Label.USE_PREF_SIZE);
        label.setGraphic(stage == Stage.PRODUCTION ? Icons.of("mdi2a-alert-outline") : null);
    }

    /** A label that says it. */
    public static Label of(Stage stage) {
        Label label = new Label();
        label.getStyleClass().add("stage");
        show(label, stage);
        return label;
    }

    public static String words(Stage stage) {
        return Texts.of(StageLook.class).get("stage." + stage.name());
    }

    private static String style(Stage stage) {
        return switch (stage) {
            case DEVELOPMENT -> "stage-development";
            case TEST -> "stage-test";
            case PRODUCTION -> "stage-production";
        };
    }
}
