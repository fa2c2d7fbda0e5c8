package dev.steward.app.ask;

import dev.steward.app.ui.Icons;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Small things every builder is made of. */
public final class Bits {
    private Bits() {}

    /** A button that is an icon; its name is read aloud and shown on hover. */
    public static Button icon(String name, String icon, Runnable action) {
        Button button = new Button("", Icons.of(icon));
        button.getStyleClass().addAll("flat", "button-icon");
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        button.setOnAction(_ -> action.run());
        return button;
    }

    /** A quiet button with its icon, for adding something. */
    public static Button quiet(String text, String icon, Runnable action) {
        Button button = new Button(text, Icons.of(icon));
        button.getStyleClass().addAll("flat", "small-button");
        button.setOnAction(_ -> action.run());
        return button;
    }

    /** A heading over controls. */
    public static Label heading(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("strong", "small");
        return label;
    }

    public static Label small(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("small", "muted");
        label.setWrapText(true);
        return label;
    }

    /** A label before its control, in one line. */
    public static HBox line(String text, Node control) {
        Label label = new Label(text);
        label.getStyleClass().add("ask-line-label");
        label.setLabelFor(control);
        return row(label, control);
    }

    /** Nodes in one line. */
    public static HBox row(Node... nodes) {
        HBox row = new HBox(8, nodes);
        row.getStyleClass().add("ask-row");
        return row;
    }

    /** Nodes below one another. */
    public static VBox column(double gap, Node... nodes) {
        return new VBox(gap, nodes);
    }

    /** Takes the room that is left in a line. */
    public static Region filler() {
        Region filler = new Region();
        HBox.setHgrow(filler, Priority.ALWAYS);
        return filler;
    }

    /** Shows or hides a node, its room included. */
    public static void visible(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    /** Lets a control take the room of its line. */
    public static <N extends Region> N wide(N control) {
        control.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(control, Priority.ALWAYS);
        return control;
    }
}
