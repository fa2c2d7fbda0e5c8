package dev.steward.audit;

import dev.steward.files.WriteFailures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Documents that travel between people, with anchors as lines behind them: of the logs of all who signed. Those that came back lay
 * where nobody here could change them.
 */
public final class Letters {
    private static final String ENDING = ".json";

    private final Path folder;

    public Letters(Path folder) {
        this.folder = folder;
    }

    /** Whether a file is one, and no list of anchors or exported log, whose every line is an object. */
    public static boolean is(Path file) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.findFirst().filter(first -> first.strip().equals("{")).isPresent();
        } catch (IOException failed) {
            throw WriteFailures.of(file, failed);
        }
    }

    /** The anchors of all documents of a folder. */
    public List<Kept> anchors() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .flatMap(file ->
                            FileAnchors.all(file).stream().map(anchor -> new Kept(file.toString(), false, anchor)))
                    .toList();
        } catch (IOException failed) {
            throw WriteFailures.of(folder, failed);
        }
    }
}
