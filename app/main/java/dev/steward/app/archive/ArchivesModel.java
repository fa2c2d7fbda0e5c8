package dev.steward.app.archive;

import dev.steward.Governance;
import dev.steward.app.acting.Crew;
import dev.steward.governance.archive.Archive;
import dev.steward.governance.archive.ArchiveStanding;
import dev.steward.model.BadInput;
import dev.steward.workspace.ConnectionUrl;
import dev.steward.workspace.SavedConnection;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The archives of this home, the newest first. Knows no controls. */
record ArchivesModel(Crew crew, List<Shown> archives) {
    /** An archive, and how it stands with it. */
    record Shown(Archive archive, ArchiveStanding standing) {}

    ArchivesModel {
        archives = List.copyOf(archives);
    }

    static ArchivesModel of(Governance governance) {
        Instant now = Instant.now();
        return new ArchivesModel(
                Crew.of(governance),
                governance.archives().all().stream()
                        .map(archive -> new Shown(archive, governance.archives().standing(archive, now)))
                        .toList());
    }

    /** Whether the time of any is over, or one cannot be opened or was not destroyed to the end: there may be something to end. */
    boolean ending() {
        return archives.stream()
                .anyMatch(one -> one.standing() instanceof ArchiveStanding.Over
                        || one.standing() instanceof ArchiveStanding.Ending
                        || one.standing() instanceof ArchiveStanding.KeyMissing);
    }

    /** How the lake, or the table, is called whose files or rows it holds. */
    static String lake(Archive archive) {
        if (ConnectionUrl.is(archive.lake())) {
            SavedConnection from = ConnectionUrl.parse(archive.lake());
            return from.schema() + "." + from.table();
        }
        Path name = Path.of(archive.lake()).getFileName();
        return name == null ? archive.lake() : name.toString();
    }

    /**
     * The folder that somebody has typed.
     *
     * @throws BadInput when it cannot be one
     */
    static Path folder(String typed) {
        try {
            return Path.of(typed.strip()).toAbsolutePath().normalize();
        } catch (InvalidPathException wrong) {
            throw new BadInput(
                    "restore.into", "\"" + typed + "\" cannot be a folder.", "Choose a new or empty folder.", wrong);
        }
    }
}
