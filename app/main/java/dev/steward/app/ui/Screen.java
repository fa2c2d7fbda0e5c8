package dev.steward.app.ui;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;

/**
 * One place of the window: it owns its controls and listeners from construction until {@link #close()}. Everything it
 * needs comes through its constructor. All methods are called on the JavaFX thread and return at once; whatever takes
 * time runs in {@link dev.steward.app.tasks.Background}.
 */
public interface Screen extends AutoCloseable {
    /** What the navigation, the palette and the window's title call it. */
    String title();

    /** What is shown in the content area; always the same node. */
    Node node();

    /** What stands in the panel at the right when it is open: the answer in words, its definition, its data. */
    default Optional<Node> explain() {
        return Optional.empty();
    }

    /** F1 where nothing nearer has a {@link Meaning}: the panel is open, and shows from now on what is asked in words. */
    default void inWords() {}

    /** Whether what exists is changed or removed here: in production it has a frame then. */
    default boolean acts() {
        return false;
    }

    /** What can be done here, for the palette and the keyboard; asked for each time the screen comes to the front. */
    default List<Command> commands() {
        return List.of();
    }

    /** The range or time zone in the top bar is another one now. Called once before the screen is first shown. */
    default void ranged(RangeChoice range) {}

    /** The screen is in front (again). */
    default void shown() {}

    /** Goes to something on this screen; places meant for others are ignored. */
    default void go(Place place) {}

    /** Ends running work and removes every listener; the screen is not used again. */
    @Override
    void close();
}
