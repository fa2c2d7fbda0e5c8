package dev.steward.app.ui;

import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What a list shows of something: its name, and in the line below how it stands. */
public final class TwoLines<T> extends ListCell<T> {
    private final Function<T, Said> words;

    /** @param spoken for who hears the list */
    public record Said(String name, String below, String spoken) {}

    public TwoLines(Function<T, Said> words) {
        this.words = words;
    }

    @Override
    protected void updateItem(@Nullable T one, boolean empty) {
        super.updateItem(one, empty);
        if (empty || one == null) {
            setText(null);
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        Said said = words.apply(one);
        Label name = new Label(said.name());
        name.getStyleClass().add("strong");
        Label below = new Label(said.below());
        below.getStyleClass().add("muted");
        below.setWrapText(true);
        setPrefWidth(0); // As wide as the list: words wrap.
        VBox lines = new VBox(name, below);
        lines.getStyleClass().add("two-lines");
        setGraphic(lines);
        setAccessibleText(said.spoken());
    }
}
