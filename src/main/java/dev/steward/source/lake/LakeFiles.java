package dev.steward.source.lake;

import dev.steward.files.Sha256;
import dev.steward.model.BadInput;
import dev.steward.model.SourceUnavailable;
import dev.steward.source.LakeContents;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Looks what a lake holds. */
public final class LakeFiles {
    private static final int TRIES = 5;

    private LakeFiles() {}

    /**
     * What a lake holds now.
     *
     * @throws BadInput when the folder is no lake with a list of files
     */
    public static LakeContents of(Path folder) {
        Path lake = folder.toAbsolutePath().normalize();
        Manifest manifest = new Manifest(lake);
        for (int tries = 0; tries < TRIES; tries++) {
            String pointer = manifest.pointer().orElseThrow(() -> noLake(lake));
            Optional<LakeSnapshot> snapshot = manifest.snapshot(pointer);
            Optional<Generation> generation = manifest.generation(pointer);
            if (snapshot.isPresent() && generation.isPresent()) {
                return of(lake, snapshot.get().generation(), generation.get());
            }
        }
        throw Generation.damaged(LakeLayout.own(lake).resolve("current"), "the generation it names is missing");
    }

    static LakeContents of(Path lake, String name, Generation generation) {
        return new LakeContents(
                lake,
                LakeMark.ID.find(lake),
                LakeMark.ROSTER.find(lake),
                name,
                generation.removals(),
                generation.events().stream().map(entry -> file(lake, entry)).toList());
    }

    private static LakeContents.File file(Path lake, FileEntry entry) {
        return new LakeContents.File(
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

    /** Whether the file lies in the lake itself, and no link leads to another place on the way. */
    public static boolean inPlace(LakeContents contents, LakeContents.File file) {
        try {
            return file.file().toRealPath().equals(contents.lake().toRealPath().resolve(file.path()));
        } catch (IOException gone) {
            return false;
        }
    }

    /** The SHA-256 of what lies on disk now; empty when nothing does. */
    public static Optional<String> sha256(LakeContents.File file) {
        try {
            return Optional.of(Sha256.of(file.file()));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException failed) {
            throw new SourceUnavailable(
                    "file-unreadable",
                    file.file() + " cannot be read: " + failed + ".",
                    "Look after its disk.",
                    failed);
        }
    }

    static BadInput noLake(Path lake) {
        return new BadInput(
                "lake.none",
                lake + " is no lake of Steward's.",
                "Import the files into one first: steward import FILE… --into LAKE. Files that Steward has no list of are never removed.");
    }
}
