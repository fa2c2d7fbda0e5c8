package dev.steward.source.lake;

import dev.steward.model.SourceUnavailable;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A lake with a manifest, for readers. Safe for use by many threads; looking again is one small read. */
public final class LakeFolder {
    private static final int TRIES = 5;

    private record Seen(String pointer, LakeSnapshot snapshot) {}

    private final Path lake;
    private final Manifest manifest;
    private volatile @Nullable Seen seen;

    public LakeFolder(Path lake) {
        this.lake = lake.toAbsolutePath().normalize();
        this.manifest = new Manifest(this.lake);
    }

    /** Whether the folder has a manifest; one that only has the layout is read like any folder of files. */
    public static boolean isLake(Path folder) {
        return new Manifest(folder.toAbsolutePath().normalize()).exists();
    }

    /** Where what is made of a lake for speed lies beside it. */
    public static Path indexes(Path lake) {
        return LakeLayout.own(lake).resolve("index");
    }

    /** The lake of which a file or folder is a part, such as a day of its events; empty for the lake itself and what lies beside. */
    public static Optional<Path> around(Path path) {
        Path part = path.toAbsolutePath().normalize();
        for (Path above = part.getParent(); above != null; above = above.getParent()) {
            if (LakeLayout.isPart(above.relativize(part)) && isLake(above)) {
                return Optional.of(above);
            }
        }
        return Optional.empty();
    }

    public Path path() {
        return lake;
    }

    /**
     * What the lake holds now.
     *
     * @throws SourceUnavailable when there is no manifest, or it cannot be read
     */
    public LakeSnapshot current() {
        for (int i = 0; i < TRIES; i++) {
            String pointer = manifest.pointer().orElseThrow(this::noLake);
            Seen last = seen;
            if (last != null && last.pointer().equals(pointer)) {
                return last.snapshot();
            }
            Optional<LakeSnapshot> snapshot = manifest.snapshot(pointer);
            if (snapshot.isPresent()) {
                seen = new Seen(pointer, snapshot.get());
                return snapshot.get();
            }
        }
        throw Generation.damaged(LakeLayout.own(lake).resolve("current"), "the generation it names is missing");
    }

    private SourceUnavailable noLake() {
        return new SourceUnavailable(
                "no-lake",
                lake + " is not a lake of Steward's.",
                "Import events into it first, or open it as a folder.");
    }
}
