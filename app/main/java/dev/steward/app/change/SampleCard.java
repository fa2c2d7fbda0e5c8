package dev.steward.app.change;

import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Texts;
import dev.steward.catalog.MaskedEvent;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A few of the events that go, to be recognized; nobody is named. */
final class SampleCard extends VBox {
    private static final double GAP = 8;

    private final Texts texts;
    private List<MaskedEvent> shown = List.of();

    SampleCard(Texts texts) {
        this.texts = texts;
        getStyleClass().add("card");
        clear();
    }

    void clear() {
        shown = List.of();
        setVisible(false);
        setManaged(false);
    }

    /** Times are shown in another zone. */
    void show(Formats formats) {
        show(shown, formats);
    }

    void show(List<MaskedEvent> events, Formats formats) {
        shown = events;
        setVisible(!events.isEmpty());
        setManaged(!events.isEmpty());
        GridPane grid = new GridPane(2 * GAP, GAP / 2);
        for (int column = 0; column < 3; column++) {
            ColumnConstraints whole = new ColumnConstraints();
            whole.setMinWidth(Region.USE_PREF_SIZE);
            grid.getColumnConstraints().add(whole);
        }
        ColumnConstraints rest = new ColumnConstraints(0, 0, Double.MAX_VALUE);
        rest.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().add(rest);
        grid.addRow(
                0,
                PlanView.muted(texts.get("sample.at", formats.zoneName())),
                PlanView.muted(texts.get("sample.event")),
                PlanView.muted(texts.get("sample.person")),
                PlanView.muted(texts.get("sample.properties")));
        for (int row = 0; row < events.size(); row++) {
            MaskedEvent event = events.get(row);
            grid.addRow(
                    row + 1,
                    new Label(formats.moment(event.at())),
                    new Label(event.event()),
                    new Label(event.person()),
                    properties(event));
        }
        getChildren()
                .setAll(PlanView.strong(texts.get("sample.title")), PlanView.muted(texts.get("sample.words")), grid);
    }

    /** In one line, as far as there is room; all of them when somebody points there. */
    private static Label properties(MaskedEvent event) {
        Label label = new Label(event.properties().stream()
                .map(property -> property.name() + " " + property.text())
                .collect(Collectors.joining(" · ")));
        label.getStyleClass().add("muted");
        if (!label.getText().isEmpty()) {
            label.setTooltip(new Tooltip(label.getText().replace(" · ", "\n")));
        }
        return label;
    }
}
