package dev.steward.app.mapping;

import dev.steward.Steward;
import dev.steward.app.tasks.Background;
import dev.steward.app.ui.Dialogs;
import dev.steward.app.ui.Navigator;
import dev.steward.app.ui.Opener;
import dev.steward.definition.Mapping;
import java.nio.file.Path;
import javafx.scene.layout.VBox;

final class ImportCard implements AutoCloseable {
    ImportCard(
            Steward steward, Background background, Dialogs dialogs, Opener opener, Navigator navigator, Path path) {}

    VBox node() {
        VBox box = new VBox();
        box.setManaged(false);
        return box;
    }

    void start(Mapping mapping) {}

    @Override
    public void close() {}
}
