package dev.steward.source.lake;

import dev.steward.files.SafeFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A word in {@code _steward} that stays as long as the lake. */
enum LakeMark {
    /** Tells the lake from another one, wherever it lies. */
    ID("id"),
    /** Whose people may remove from it. */
    ROSTER("roster");

    private final String name;

    LakeMark(String name) {
        this.name = name;
    }

    Optional<String> find(Path lake) {
        Path file = file(lake);
        try {
            return Files.exists(file)
                    ? Optional.of(Files.readString(file).strip()).filter(word -> !word.isEmpty())
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw Generation.damaged(file, String.valueOf(unreadable.getMessage()));
        }
    }

    /** Unless there is one; to be called by who holds the lake's lock. */
    void set(Path lake, String word) {
        if (find(lake).isEmpty()) {
            SafeFiles.write(file(lake), (word + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private Path file(Path lake) {
        return LakeLayout.own(lake).resolve(name);
    }
}
