package dev.steward.source.lake;

import dev.steward.files.SafeFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** What tells a lake from another one, wherever it lies: {@code _steward/id}. */
final class LakeId {
    private LakeId() {}

    static Optional<String> find(Path lake) {
        try {
            return Files.exists(file(lake))
                    ? Optional.of(Files.readString(file(lake)).strip()).filter(id -> !id.isEmpty())
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw Generation.damaged(file(lake), String.valueOf(unreadable.getMessage()));
        }
    }

    /** To be called by who holds the lake's lock. */
    static void make(Path lake) {
        if (find(lake).isEmpty()) {
            SafeFiles.write(file(lake), (UUID.randomUUID() + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Path file(Path lake) {
        return LakeLayout.own(lake).resolve("id");
    }
}
