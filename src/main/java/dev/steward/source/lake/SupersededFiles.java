package dev.steward.source.lake;

import dev.steward.files.WriteFailures;
import dev.steward.model.DerivedData;
import dev.steward.model.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Stream;

/** Files of a lake that were merged into others and wait for older readers to end: copies of rows that stand elsewhere. */
public final class SupersededFiles implements DerivedData {
    private final Path lake;

    public SupersededFiles(Path lake) {
        this.lake = lake.toAbsolutePath().normalize();
    }

    @Override
    public String name() {
        return "superseded files of " + lake;
    }

    /** Removes all of them, whoever they are about, and returns how many; a reader that still needs one looks anew. */
    @Override
    public long forget(Collection<String> people, Work work) {
        Path folder = Superseded.folder(lake);
        if (people.isEmpty() || !Files.exists(folder)) {
            return 0;
        }
        try {
            long files;
            try (Stream<Path> tree = Files.walk(folder)) {
                files = tree.filter(Files::isRegularFile).count();
            }
            Moves.removeTree(folder);
            return files;
        } catch (IOException failed) {
            throw WriteFailures.of(folder, failed);
        }
    }
}
