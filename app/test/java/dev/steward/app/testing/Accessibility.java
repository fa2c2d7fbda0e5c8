package dev.steward.app.testing;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;

/** Which controls a screen reader could not name. On the JavaFX thread. */
public final class Accessibility {
    private Accessibility() {}

    /** Visible controls that take the focus and have neither words on them nor an accessible text. */
    public static List<String> nameless(Parent root) {
        return SceneGraph.all(root).stream()
                .filter(SceneGraph::visible)
                .filter(Accessibility::needsName)
                .filter(node -> names(node).allMatch(String::isBlank))
                .map(node -> node.getClass().getSimpleName() + " #" + node.getId() + " " + node.getStyleClass())
                .toList();
    }

    private static boolean needsName(Node node) {
        boolean part = Stream.iterate(node.getParent(), parent -> parent != null, Parent::getParent)
                .anyMatch(parent -> parent instanceof Control
                        && !(parent instanceof ScrollPane)
                        && !(parent instanceof SplitPane)
                        && parent.isFocusTraversable());
        return node instanceof Control
                && node.isFocusTraversable()
                && !part
                && !(node instanceof ScrollPane)
                && !(node instanceof SplitPane);
    }

    private static Stream<String> names(Node node) {
        String text = node instanceof Labeled labeled ? labeled.getText() : "";
        return Stream.of(node.getAccessibleText(), text).map(name -> name == null ? "" : name);
    }
}
