package dev.steward.app.ask;

import dev.steward.app.ui.Texts;
import dev.steward.definition.JsonFields;
import dev.steward.model.BadInput;
import dev.steward.workspace.SavedDefinition;
import dev.steward.workspace.Workspace;
import java.util.List;

/** Where the questions of a screen are kept under names. Works off the screen's thread. */
public interface Keeping {
    /** Those that can be opened, by name. */
    List<SavedDefinition> list(Workspace workspace);

    /** The names that are taken. */
    default List<String> names(Workspace workspace) {
        return list(workspace).stream().map(SavedDefinition::name).toList();
    }

    /**
     * Keeps a question; one of the same name is replaced.
     *
     * @param source where it is asked, as a person calls it
     * @param ranged whether it is about the range in the top bar, not about one of its own
     */
    SavedDefinition save(Workspace workspace, String name, String json, String source, boolean ranged);

    void delete(Workspace workspace, String name);

    /** What is said when one has been kept. */
    String done(Texts texts, String name);

    /** Questions of one kind, among the saved definitions. */
    static Keeping definitions(String kind) {
        return new Keeping() {
            @Override
            public List<SavedDefinition> list(Workspace workspace) {
                return workspace.definitions().list().stream()
                        .filter(saved -> isOf(kind, saved))
                        .toList();
            }

            @Override
            public SavedDefinition save(Workspace workspace, String name, String json, String source, boolean ranged) {
                return workspace.definitions().save(name, json);
            }

            @Override
            public void delete(Workspace workspace, String name) {
                workspace.definitions().delete(name);
            }

            @Override
            public String done(Texts texts, String name) {
                return texts.get("save.done", name);
            }
        };
    }

    private static boolean isOf(String kind, SavedDefinition saved) {
        try {
            return JsonFields.parse(saved.json())
                    .text("kind")
                    .filter(kind::equals)
                    .isPresent();
        } catch (BadInput _) {
            return false;
        }
    }
}
