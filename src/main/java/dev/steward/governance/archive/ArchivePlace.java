package dev.steward.governance.archive;

import dev.steward.files.SafeFiles;
import dev.steward.files.Sha256;
import dev.steward.files.WriteFailures;
import dev.steward.model.Refused;
import dev.steward.model.SourceUnavailable;
import dev.steward.model.Work;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The folder of one archive: its manifest, its sealed files, and what is written down of its end. */
record ArchivePlace(Path folder) {
    static final String MANIFEST = "manifest.json";
    /** Written down when it begins to end. */
    static final String ENDING = "ending.json";
    /** Written down when it has ended. */
    static final String DESTROYED = "destroyed.json";

    private static final Set<String> NOTES = Set.of(MANIFEST, ENDING, DESTROYED);
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /** Whatever lies in it but the manifest and what is written down of its end, by name. */
    List<Path> sealed() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !NOTES.contains(file.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw WriteFailures.of(folder, failed);
        }
    }

    /**
     * Of all that the archive is on disk: its manifest, and each of its files by name.
     *
     * @throws Refused when something in its folder is no file, or a link, or the folder is one
     */
    String digest(Work work) {
        MessageDigest digest = Sha256.begin();
        try {
            if (Files.isSymbolicLink(folder)) {
                throw strange(folder);
            }
            for (Path file : Stream.concat(Stream.of(folder.resolve(MANIFEST)), sealed().stream())
                    .toList()) {
                work.checkCancelled();
                if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    throw strange(file);
                }
                digest.update((file.getFileName() + " " + Sha256.of(file) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException failed) {
            throw WriteFailures.of(folder, failed);
        }
        return Sha256.hex(digest);
    }

    private static Refused strange(Path file) {
        return new Refused(
                "archive-strange",
                file + " is no part of an archive: it is a link, or a folder.",
                "Move it away; nothing was changed.");
    }

    /** How its end stands, as written down: a plan has begun it, or destroyed the archive. */
    Optional<ArchiveStanding> ended() {
        return noted(DESTROYED)
                .<ArchiveStanding>map(ArchiveStanding.Destroyed::new)
                .or(() -> noted(ENDING).map(ArchiveStanding.Ending::new));
    }

    void begin(ArchiveEnd end) {
        write(ENDING, end);
    }

    void finish(ArchiveEnd end) {
        write(DESTROYED, end);
        SafeFiles.delete(folder.resolve(ENDING));
    }

    private void write(String name, ArchiveEnd end) {
        SafeFiles.write(
                folder.resolve(name), MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(end));
    }

    private Optional<ArchiveEnd> noted(String name) {
        Path file = folder.resolve(name);
        try {
            return Files.exists(file)
                    ? Optional.of(MAPPER.readValue(Files.readAllBytes(file), ArchiveEnd.class))
                    : Optional.empty();
        } catch (IOException | JacksonException broken) {
            throw new SourceUnavailable(
                    "archive-unreadable",
                    "What is written down of the archive's end, " + file + ", cannot be read: " + broken.getMessage()
                            + ".",
                    "Restore it from a backup.",
                    broken);
        }
    }
}
