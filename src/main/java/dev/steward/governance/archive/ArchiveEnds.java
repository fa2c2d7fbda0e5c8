package dev.steward.governance.archive;

import dev.steward.files.SafeFiles;
import dev.steward.model.Shredder;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/**
 * Destroys archives, step by step: it is written down that it ends, its key goes, its sealed files go, it is written down that it is
 * destroyed. The manifest stays. Only the gate has it; every step may be done again.
 */
public final class ArchiveEnds {
    private final Archives archives;
    private final Shredder shredder;

    public ArchiveEnds(Archives archives, Shredder shredder) {
        this.archives = archives;
        this.shredder = shredder;
    }

    /** Writes down that an archive ends, before anything of it goes. */
    public void begin(String id, ArchiveEnd end) {
        archives.place(id).begin(end);
    }

    public void destroyKey(String id) {
        shredder.destroy(Archives.secret(id));
    }

    /** Whatever lies in the folder of the archive but its manifest and what was written down of its end; nothing that lies elsewhere. */
    public void removeFiles(String id) {
        // Each removal is forced to disk with its folder.
        archives.place(id).sealed().forEach(SafeFiles::delete);
        archives.clearLeavings(id);
    }

    /** Writes down that an archive is destroyed. */
    public void finish(String id, ArchiveEnd end) {
        archives.place(id).finish(end);
    }

    /** What of an archive is still there that must not be, in words; empty: neither its key nor a sealed file is. */
    public List<String> left(String id) {
        Stream<String> key =
                archives.hasKey(id) ? Stream.of("The key of the archive " + id + " is there.") : Stream.empty();
        Stream<String> files = archives.place(id).sealed().stream().map(file -> file + " is there.");
        Stream<String> beside =
                archives.leavings(id).stream().filter(Files::exists).map(folder -> folder + " is there.");
        return Stream.of(key, files, beside).flatMap(each -> each).toList();
    }
}
