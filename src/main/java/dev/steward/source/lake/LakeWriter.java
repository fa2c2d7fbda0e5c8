package dev.steward.source.lake;

import dev.steward.files.CrashPoint;
import dev.steward.files.WriteFailures;
import dev.steward.source.LakeContents;
import dev.steward.source.Writer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;

/** Removes from a lake on disk. */
public final class LakeWriter implements Writer {
    private final LakeState lake;
    private final LakeLock lock;
    private final CrashPoint crash;

    private LakeWriter(LakeState lake, LakeLock lock, CrashPoint crash) {
        this.lake = lake;
        this.lock = lock;
        this.crash = crash;
    }

    /** Opens lakes; with places at which a test can end the process. */
    public static Desk desk(InstantSource clock, CrashPoint crash) {
        return (folder, purpose) -> open(folder.toAbsolutePath().normalize(), purpose, clock, crash);
    }

    private static Writer open(Path folder, String purpose, InstantSource clock, CrashPoint crash) {
        if (!LakeFolder.isLake(folder)) {
            throw LakeFiles.noLake(folder);
        }
        LakeLock lock = LakeLock.take(folder, purpose, clock.instant());
        try {
            LakeState state = LakeState.look(folder, clock, crash, LakeWriter::neverListed);
            LakeMark.ID.set(folder, UUID.randomUUID().toString());
            return new LakeWriter(state, lock, crash);
        } catch (RuntimeException failed) {
            lock.close();
            throw failed;
        }
    }

    /** A lake with a manifest is not listed by its folders. */
    private static LakeListing.Found neverListed(Path folder) {
        throw LakeFiles.noLake(folder);
    }

    @Override
    public LakeContents contents() {
        return lake.contents();
    }

    @Override
    public void claim(String roster) {
        LakeMark.ROSTER.set(lake.folder(), roster);
    }

    @Override
    public void remove(String by, String change, Set<String> paths) {
        lake.remove(by, change, paths);
        crash.reached("removed");
        purge();
        crash.reached("purged");
    }

    @Override
    public void purge() {
        Path superseded = Superseded.folder(lake.folder());
        try {
            Moves.removeTree(superseded);
        } catch (IOException failed) {
            throw WriteFailures.of(superseded, failed);
        }
    }

    @Override
    public void close() {
        lock.close();
    }
}
