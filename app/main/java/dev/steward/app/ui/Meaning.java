package dev.steward.app.ui;

import java.util.Optional;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/**
 * What a control stands for, in a few sentences that agree with docs/definitions.md. A control, or what it stands in, is
 * given its meaning once; F1 shows it while the focus is there.
 */
public record Meaning(String title, String words) {
    /** Gives a node the meaning its screen's texts hold: the name as {@code key}, the words as {@code key.means}. */
    public static <N extends Node> N give(N node, Texts texts, String key) {
        node.getProperties().put(Meaning.class, new Meaning(texts.get(key), texts.get(key + ".means")));
        return node;
    }

    /** The meaning of a node, or else of what it stands in. */
    public static Optional<Meaning> of(@Nullable Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.getProperties().get(Meaning.class) instanceof Meaning meaning) {
                return Optional.of(meaning);
            }
        }
        return Optional.empty();
    }
}
