package dev.steward.files;

import dev.steward.model.StorageFailed;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** Says of a failed write what happened, to which file, and what to do about it. */
public final class WriteFailures {
    private WriteFailures() {}

    public static StorageFailed of(Path file, IOException failed) {
        String reason = reason(failed);
        if (failed instanceof AccessDeniedException || reason.contains("permission denied")) {
            return new StorageFailed(
                    "denied", file + " may not be written.", "Give your account the right to write there.", failed);
        }
        if (failed instanceof NoSuchFileException) {
            return new StorageFailed(
                    "missing", file + " is gone or its folder is.", "Look whether the disk is still there.", failed);
        }
        if (failed instanceof FileAlreadyExistsException) {
            return new StorageFailed(
                    "in-the-way", "Something else stands at " + file + ".", "Move it away, or choose another.", failed);
        }
        if (reason.contains("no space left") || reason.contains("not enough space") || reason.contains("quota")) {
            return new StorageFailed(
                    "full", "The disk is full; " + file + " was not written.", "Free some space, then retry.", failed);
        }
        if (reason.contains("read-only")) {
            return new StorageFailed(
                    "read-only", file + " lies on a read-only disk.", "Choose a folder that can be written.", failed);
        }
        return new StorageFailed(
                "failed", file + " could not be written: " + failed + ".", "Look after the disk, then retry.", failed);
    }

    private static String reason(IOException failed) {
        String reason = failed instanceof FileSystemException system ? system.getReason() : failed.getMessage();
        return reason == null ? "" : reason.toLowerCase(Locale.ROOT);
    }
}
