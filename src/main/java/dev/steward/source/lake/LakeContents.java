package dev.steward.source.lake;

import dev.steward.model.BadInput;
import dev.steward.model.SourceUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What one generation of a lake holds, by its list of files: nothing that no generation names is in here, whatever its name.
 *
 * @param id of this lake, which copies of it share; empty when nobody has needed one yet
 * @param generation names the state
 */
public record LakeContents(Path lake, Optional<String> id, String generation, List<File> files) {
    /**
     * An event file.
     *
     * @param path below the lake, parts joined by "/"
     * @param day the UTC day that the path names; empty when it names none
     * @param first time of its earliest event, microseconds since 1970; later than {@code last} when it holds none
     * @param own whether Steward wrote it, so that every event in it has a time
     */
    public record File(
            String path,
            Path file,
            Optional<String> project,
            Optional<LocalDate> day,
            long rows,
            long bytes,
            String sha256,
            long first,
            long last,
            boolean own) {
        static File of(Path lake, FileEntry entry) {
            return new File(
                    entry.path(),
                    lake.resolve(entry.path()),
                    LakeLayout.project(entry.path()),
                    LakeLayout.day(entry.path()),
                    entry.rows(),
                    entry.bytes(),
                    entry.sha256(),
                    entry.first(),
                    entry.last(),
                    entry.own());
        }

        /** The SHA-256 of what lies on disk now; empty when nothing does. */
        public Optional<String> sha256Now() {
            try {
                return Optional.of(Digests.sha256(file));
            } catch (NoSuchFileException gone) {
                return Optional.empty();
            } catch (IOException failed) {
                throw new SourceUnavailable(
                        "file-unreadable", file + " cannot be read: " + failed + ".", "Look after its disk.", failed);
            }
        }
    }

    public LakeContents {
        files = List.copyOf(files);
    }

    /**
     * What a lake holds now.
     *
     * @throws BadInput when the folder is no lake with a list of files
     */
    public static LakeContents of(Path folder) {
        Path lake = folder.toAbsolutePath().normalize();
        Manifest manifest = new Manifest(lake);
        for (int tries = 0; tries < 5; tries++) {
            String pointer = manifest.pointer().orElseThrow(() -> noLake(lake));
            Optional<LakeContents> found = manifest.generation(pointer)
                    .map(generation -> of(
                            lake,
                            manifest.snapshot(pointer).orElseThrow().generation(),
                            generation.events()));
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw Generation.damaged(LakeLayout.own(lake).resolve("current"), "the generation it names is missing");
    }

    static BadInput noLake(Path lake) {
        return new BadInput(
                "lake.none",
                lake + " is no lake of Steward's.",
                "Import the files into one first: steward import FILE… --into LAKE. Files that Steward has no list of are never removed.");
    }

    static LakeContents of(Path lake, String generation, List<FileEntry> events) {
        return new LakeContents(
                lake,
                LakeId.find(lake),
                generation,
                events.stream().map(entry -> File.of(lake, entry)).toList());
    }

    public long rows() {
        return files.stream().mapToLong(File::rows).sum();
    }
}
