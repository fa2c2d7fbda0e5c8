package dev.steward.report;

import dev.steward.model.StorageFailed;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes a file whole or not at all: beside the target first, then into its place in one move. */
final class Draft {
    /** Writes the document; need not close the stream. */
    @FunctionalInterface
    interface Body {
        void write(OutputStream out) throws IOException;
    }

    private Draft() {}

    /** Replaces what is at the target. Throws {@link StorageFailed}; then the target is as it was. */
    static void write(Path target, Body body) {
        Path absolute = target.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder == null || Files.isDirectory(absolute)) {
            throw failed(
                    "export-target", target + " is a folder", "Name a file in it.", new IOException("is a folder"));
        }
        if (!Files.isDirectory(folder)) {
            throw failed(
                    "export-folder",
                    "the folder " + folder + " does not exist",
                    "Create it, or choose another place for the export.",
                    new IOException("no such folder"));
        }
        Path draft = folder.resolve("." + absolute.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            writeDraft(draft, body);
            Files.move(draft, absolute, StandardCopyOption.ATOMIC_MOVE);
        } catch (AccessDeniedException e) {
            throw failed(
                    "export-denied",
                    target + " cannot be written: no permission for " + e.getFile(),
                    "Choose a folder you may write to.",
                    e);
        } catch (IOException e) {
            throw failed(
                    "export",
                    target + " was not written: " + e.getMessage(),
                    "See that there is room on the disk, then export again.",
                    e);
        } finally {
            discard(draft);
        }
    }

    private static void writeDraft(Path draft, Body body) throws IOException {
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
            body.write(out);
            out.flush();
            channel.force(true);
        }
    }

    /** After a move there is nothing left to delete; after a failure what is left is in nobody's way. */
    private static void discard(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            org.slf4j.LoggerFactory.getLogger(Draft.class).warn("left behind: {}", draft, e);
        }
    }

    private static StorageFailed failed(String code, String message, String remedy, IOException cause) {
        return new StorageFailed(code, message, remedy, cause);
    }
}
