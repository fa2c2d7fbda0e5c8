package dev.steward.app.ask;

import javafx.scene.Node;

/**
 * A piece of a builder: shows a value and, through the consumer it was made with, hands over each new one a person
 * makes of it. It keeps nothing of its own, so that undo is only showing what was before.
 */
public interface Part<T> {
    Node node();

    /** Shows a value; never reported as an edit. */
    void show(T value);
}
