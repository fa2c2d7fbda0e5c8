package dev.steward.app.warehouse;

import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Texts;
import dev.steward.ingest.warehouse.BuildReport.Checked;
import dev.steward.ingest.warehouse.BuildReport.Lineage;
import dev.steward.ingest.warehouse.BuildReport.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One model in the picture: what it is made of, how it stands, and what the last build did. */
final class ModelRow {
    private final Lineage model;
    private final Texts texts;
    private final CheckBox chosen;
    private final Label state = new Label();
    private final Label size = new Label();
    private final Label tests = new Label();

    ModelRow(Lineage model, Texts texts, Runnable changed, BuildModel all) {
        this.model = model;
        this.texts = texts;
        this.chosen = new CheckBox(model.model());
        chosen.setMnemonicParsing(false);
        chosen.setMinWidth(Region.USE_PREF_SIZE);
        chosen.setOnAction(_ -> {
            all.choose(model.model(), chosen.isSelected());
            changed.run();
        });
    }

    void place(GridPane grid, int row) {
        Label from = new Label(texts.get("from", model.reads().stream().sorted().collect(Collectors.joining(", "))));
        from.getStyleClass().addAll("small", "muted", "model-from");
        from.setWrapText(true);
        from.setMinHeight(Region.USE_PREF_SIZE);
        state.setMinWidth(Region.USE_PREF_SIZE);
        for (Label label : List.of(state, size, tests)) {
            label.getStyleClass().add("small");
        }
        grid.addRow(row, new VBox(chosen, from), new VBox(state, size, tests));
    }

    void show(BuildModel all, Formats formats, boolean busy) {
        chosen.setDisable(busy);
        state.setText(texts.get("model." + all.state(model.model())));
        say(
                size,
                all.built(model.model())
                        .map(built -> texts.get(
                                "model.size",
                                built.rows(),
                                formats.count(built.rows()),
                                formats.duration(Duration.ofMillis(built.millis()))))
                        .orElse(""));
        List<Checked> looked = all.tests(model.model());
        long failed = count(looked, Outcome.FAILED);
        say(tests, looked.isEmpty() ? "" : texts.get("model.tests", count(looked, Outcome.PASSED), failed));
        tests.getStyleClass().remove("problem");
        if (failed > 0) {
            tests.getStyleClass().add("problem");
        }
    }

    private static void say(Label label, String words) {
        label.setText(words);
        label.setVisible(!words.isEmpty());
        label.setManaged(!words.isEmpty());
    }

    private static long count(List<Checked> checks, Outcome outcome) {
        return checks.stream().filter(one -> one.outcome() == outcome).count();
    }
}
