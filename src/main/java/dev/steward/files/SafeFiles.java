package dev.steward.files;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Writes a file beside its target, forces it to disk, moves it into place in one step and forces the folder: whoever
 * looks sees the old content or the new, never a half. Files and folders made here belong to their owner alone (600
 * and 700 where the file system knows permissions). Failures are {@link dev.steward.model.StorageFailed}.
 */
public final class SafeFiles {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final String TEMPORARY = ".tmp";
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    /** Writes the content of a file; what it throws ends the writing and leaves the old file as it was. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private SafeFiles() {}

    public static void write(Path target, byte[] content) {
        write(target, out -> out.write(content));
    }

    public static void write(Path target, Content content) {
        Path folder = folderOf(target);
        privateFolder(folder);
        Path beside = folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + TEMPORARY);
        try {
            create(beside).close();
            try (FileOutputStream file = new FileOutputStream(beside.toFile());
                    OutputStream out = new BufferedOutputStream(file, 1 << 16)) {
                content.writeTo(out);
                out.flush();
                file.getFD().sync();
            }
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
            sync(folder);
        } catch (IOException failed) {
            throw WriteFailures.of(target, failed);
        } finally {
            discard(beside);
        }
    }

    /** A new file, readable by its owner alone; fails when there is one already. */
    public static FileChannel create(Path file) throws IOException {
        return FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner("rw-------"));
    }

    /** A file to add to at its end, readable by its owner alone; made when there is none. */
    public static FileChannel append(Path file) throws IOException {
        return FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND), owner("rw-------"));
    }

    /** Makes the folder and those above it, as far as they are missing, for their owner alone. */
    public static void privateFolder(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, owner("rwx------"));
            }
        } catch (FileAlreadyExistsException isFile) {
            throw WriteFailures.of(folder, isFile);
        } catch (IOException failed) {
            throw WriteFailures.of(folder, failed);
        }
    }

    /** Forces a folder's list of names to disk, so that a new or moved name survives a power cut. */
    public static void sync(Path folder) throws IOException {
        if (!POSIX) {
            return; // Windows cannot open a folder; its file system journals names itself.
        }
        boolean interrupted = Thread.interrupted(); // It would close the channel; what was moved is moved.
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Renames a file that must not be lost to {@code name.unreadable-time} and returns where it is now. */
    public static Path setAside(Path file, Instant now) {
        Path aside = file.resolveSibling(file.getFileName() + ".unreadable-" + STAMP.format(now));
        for (int again = 2; Files.exists(aside); again++) {
            aside = file.resolveSibling(file.getFileName() + ".unreadable-" + STAMP.format(now) + "-" + again);
        }
        try {
            Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
            sync(folderOf(file));
            return aside;
        } catch (IOException failed) {
            throw WriteFailures.of(file, failed);
        }
    }

    /** Removes a file, if it is there, for good. */
    public static void delete(Path file) {
        try {
            if (Files.deleteIfExists(file)) {
                sync(folderOf(file));
            }
        } catch (IOException failed) {
            throw WriteFailures.of(file, failed);
        }
    }

    /** Removes what killed writers left in a folder. Call it only while no other writer can be at work there. */
    public static void sweep(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(SafeFiles::temporary).forEach(SafeFiles::delete);
        } catch (IOException failed) {
            throw WriteFailures.of(folder, failed);
        }
    }

    private static boolean temporary(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(".") && name.endsWith(TEMPORARY);
    }

    private static void discard(Path beside) {
        try {
            Files.deleteIfExists(beside);
        } catch (IOException ignored) {
            // The failure that brought us here is the one to report; sweep() takes what is left.
        }
    }

    /** The folder a file lies in; of a root, itself. */
    public static Path folderOf(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    private static FileAttribute<?>[] owner(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
