package dev.steward.app.mapping;

import dev.steward.app.ui.Texts;
import dev.steward.definition.Role;
import java.util.Collection;
import java.util.function.UnaryOperator;
import javafx.scene.layout.GridPane;

/** The rows of some roles in a grid of two columns: what each role means, and where it is read from. */
public final class RolesPart {
    private RolesPart() {}

    /**
     * Fills a grid.
     *
     * @param about what a column holds, in words
     * @param changed hears when somebody has typed
     */
    public static void fill(
            GridPane grid, Collection<Role> roles, MappingModel model, UnaryOperator<String> about, Runnable changed) {
        Texts texts = Texts.of(RolesPart.class);
        for (Role role : roles) {
            RoleRow row = new RoleRow(role, model, texts, about, changed);
            grid.addRow(grid.getRowCount(), row.label(), row.field());
        }
    }
}
