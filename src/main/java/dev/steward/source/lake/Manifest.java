package dev.steward.source.lake;

import dev.steward.files.SafeFiles;
import dev.steward.files.Sha256;
import dev.steward.model.SourceUnavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The generations of one lake on disk: {@code _steward/generations/NNNNNNNN.json}, and {@code _steward/current}, which
 * names the one that holds and the SHA-256 of its text. Replacing {@code current} in one move is the commit.
 */
final class Manifest {
    /** How many documents stay, for readers that are about to open one. */
    private static final int KEPT = 20;

    private final Path lake;
    private final Path generations;
    private final Path current;

    Manifest(Path lake) {
        this.lake = lake;
        this.generations = LakeLayout.own(lake).resolve("generations");
        this.current = LakeLayout.own(lake).resolve("current");
    }

    boolean exists() {
        return Files.exists(current);
    }

    /** The text of {@code current}; two reads that give the same text mean the same state. */
    Optional<String> pointer() {
        try {
            return Optional.of(Files.readString(current).strip());
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException failed) {
            throw unreadable(current, failed);
        }
    }

    /** The state a pointer names; empty when that document was swept meanwhile, because newer ones came. */
    Optional<LakeSnapshot> snapshot(String pointer) {
        return generation(pointer).map(found -> found.snapshot(lake, digest(pointer)));
    }

    Optional<Generation> generation(String pointer) {
        Path file = generations.resolve(pointer.split(" ", -1)[0] + ".json");
        try {
            byte[] json = Files.readAllBytes(file);
            if (!Sha256.of(json).equals(digest(pointer))) {
                throw Generation.damaged(file, "it is not the text that \"current\" names");
            }
            return Optional.of(Generation.read(json, file));
        } catch (NoSuchFileException swept) {
            return Optional.empty();
        } catch (IOException failed) {
            throw unreadable(file, failed);
        }
    }

    /** Makes this generation the one that holds. */
    void commit(Generation next) {
        byte[] json = next.json();
        SafeFiles.write(generations.resolve(next.fileName()), json);
        String pointer = next.fileName().replace(".json", "") + " " + Sha256.of(json) + "\n";
        SafeFiles.write(current, pointer.getBytes(StandardCharsets.UTF_8));
    }

    /** Removes documents that no reader can be about to open any more. */
    void sweep(long newest) {
        try (Stream<Path> files = Files.list(generations)) {
            List<Path> old = files.filter(
                            file -> file.getFileName().toString().compareTo(Generation.fileName(newest - KEPT)) < 0)
                    .filter(file -> file.getFileName().toString().matches("\\d{8}\\.json"))
                    .toList();
            old.forEach(SafeFiles::delete);
        } catch (IOException failed) {
            throw unreadable(generations, failed);
        }
    }

    private static String digest(String pointer) {
        String[] words = pointer.split(" ", -1);
        return words.length == 2 && words[1].length() == 64 ? words[1] : "damaged ";
    }

    private static SourceUnavailable unreadable(Path file, IOException failed) {
        return new SourceUnavailable(
                "lake-unreadable",
                "The lake's list of files, " + file + ", cannot be read: " + failed + ".",
                "Look whether you may read the folder, and whether its disk is there.",
                failed);
    }
}
