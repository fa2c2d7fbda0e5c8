package dev.steward.app.shell;

import dev.steward.app.ui.Opener;
import dev.steward.app.ui.Texts;
import dev.steward.definition.Mapping;
import java.nio.file.Path;
import java.util.Optional;

/** The ways to a source, for screens and commands; what comes of them is seen in the {@link Workbench}. */
record Sources(Workbench workbench, Texts texts, Runnable backToIt) implements Opener {
    @Override
    public void demo() {
        workbench.openDemo(texts.get("task.demo"));
    }

    @Override
    public void look(Path path) {
        workbench.look(texts.get("task.open", path.getFileName()), path);
    }

    @Override
    public void open(Path path, Mapping mapping) {
        workbench.open(texts.get("task.open", path.getFileName()), path, Optional.of(mapping));
    }

    @Override
    public void remap() {
        workbench
                .openedProperty()
                .get()
                .flatMap(opened -> opened.source().path())
                .ifPresent(path -> workbench.inspect(texts.get("task.inspect", path.getFileName()), path));
    }

    @Override
    public void back() {
        backToIt.run();
    }
}
