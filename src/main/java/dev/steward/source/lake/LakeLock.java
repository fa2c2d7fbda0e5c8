package dev.steward.source.lake;

import dev.steward.files.LockFile;
import dev.steward.files.SafeFiles;
import dev.steward.model.StorageFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Lets one appender at a time work on a lake, and tells the others who it is. Dies with its process. */
final class LakeLock implements AutoCloseable {
    private static final String BUSY = "storage.locked";

    private final LockFile.Held held;
    private final Path holder;

    private LakeLock(LockFile.Held held, Path holder) {
        this.held = held;
        this.holder = holder;
    }

    static LakeLock take(Path lake, String purpose, Instant now) {
        Path folder = LakeLayout.own(lake);
        Path holder = folder.resolve("holder");
        try {
            LakeLock lock = new LakeLock(new LockFile(folder.resolve("lock"), Duration.ZERO).hold(), holder);
            lock.sign(purpose, now);
            return lock;
        } catch (StorageFailed failed) {
            throw failed.code().equals(BUSY) ? busy(lake, holder, failed) : failed;
        }
    }

    private void sign(String purpose, Instant now) {
        try {
            String words = purpose + ", process " + ProcessHandle.current().pid() + ", since "
                    + now.truncatedTo(ChronoUnit.SECONDS);
            SafeFiles.write(holder, words.getBytes(StandardCharsets.UTF_8));
        } catch (RuntimeException failed) {
            held.close();
            throw failed;
        }
    }

    private static StorageFailed busy(Path lake, Path holder, StorageFailed cause) {
        String who;
        try {
            who = Files.readString(holder);
        } catch (IOException unknown) {
            who = "another Steward";
        }
        return new StorageFailed(
                "lake-busy",
                "Somebody else is at work on the lake " + lake + ": " + who + ".",
                "Wait until that has ended, then try again.",
                cause);
    }

    @Override
    public void close() {
        try {
            SafeFiles.delete(holder);
        } finally {
            held.close();
        }
    }
}
