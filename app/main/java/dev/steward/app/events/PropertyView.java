package dev.steward.app.events;

import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Texts;
import dev.steward.catalog.PersonalData;
import dev.steward.catalog.PropertyFacts;
import dev.steward.catalog.PropertyFacts.TopValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Draws one property: how many events carry it, its types, and its most frequent values, masked where personal. */
record PropertyView(Texts texts, Formats formats, long events) {
    private static final int VALUES = 5;
    private static final double BAR = 72;
    private static final int MANY = 20;

    Node row(PropertyFacts property) {
        Label name = new Label(property.name());
        name.getStyleClass().add("strong");
        HBox heading = new HBox(8, name);
        heading.getStyleClass().add("toolbar");
        property.types().forEach(type -> heading.getChildren().add(chip(type)));
        PersonalData.byName(property.name())
                .ifPresent(kind -> heading.getChildren().add(chip(texts.get("personal." + kind.name()))));
        Label carried = new Label(texts.get(
                "carried",
                formats.share(property.carried(), events),
                formats.count(property.carried()),
                formats.count(property.distinct())));
        carried.getStyleClass().addAll("small", "muted");
        VBox row = new VBox(4, heading, carried, allDifferent(property) ? example(property) : values(property));
        row.getStyleClass().add("property");
        return row;
    }

    /** A list of the most frequent values says nothing where hardly any comes twice. */
    private static boolean allDifferent(PropertyFacts property) {
        return property.distinct() > MANY && property.distinct() * 2 > property.carried();
    }

    private Label example(PropertyFacts property) {
        String value = property.top().stream()
                .findFirst()
                .map(top -> PersonalData.shown(property.name(), top.text()))
                .orElse("");
        Label label = new Label(texts.get("value.each", value));
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private GridPane values(PropertyFacts property) {
        GridPane grid = new GridPane(8, 2);
        ColumnConstraints text = new ColumnConstraints();
        text.setHgrow(Priority.ALWAYS);
        text.setMinWidth(48);
        grid.getColumnConstraints().add(text);
        int row = 0;
        for (TopValue value : property.top().stream().limit(VALUES).toList()) {
            String masked = PersonalData.shown(property.name(), value.text());
            Label shown = new Label(masked.isEmpty() ? texts.get("value.empty") : masked);
            shown.setTooltip(new Tooltip(shown.getText()));
            Label count = new Label(formats.share(value.count(), property.carried()));
            count.getStyleClass().addAll("small", "muted");
            count.setMinWidth(Region.USE_PREF_SIZE);
            count.setTooltip(new Tooltip(texts.get("value.count", formats.count(value.count()))));
            grid.addRow(
                    row++,
                    shown,
                    bar(property.carried() == 0 ? 0 : (double) value.count() / property.carried()),
                    count);
        }
        return grid;
    }

    private static Node bar(double share) {
        Region track = new Region();
        track.getStyleClass().add("share-track");
        Region bar = new Region();
        bar.getStyleClass().add("share-bar");
        bar.setMaxWidth(Math.max(1, BAR * share));
        StackPane both = new StackPane(track, bar);
        StackPane.setAlignment(bar, Pos.CENTER_LEFT);
        both.setMinSize(BAR, 6);
        both.setMaxSize(BAR, 6);
        return both;
    }

    private static Label chip(String text) {
        Label chip = new Label(text);
        chip.getStyleClass().add("chip");
        chip.setMinWidth(Region.USE_PREF_SIZE);
        return chip;
    }
}
