package dev.steward.audit;

import dev.steward.files.SafeFiles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where bytes reach the disk; tests put a full or a slow one in its place. */
interface Disk {
    /**
     * Writes the bytes at the offset, makes the file end there, and returns when they would survive a power cut. On
     * failure any part of the bytes may be there.
     */
    void write(Path file, long offset, byte[] bytes) throws IOException;

    /** Makes the file end at the offset. */
    void cut(Path file, long offset) throws IOException;

    /** The real one. Plain file input and output: unlike a channel, an interrupted thread does not close it. */
    Disk REAL = new Disk() {
        @Override
        public void write(Path file, long offset, byte[] bytes) throws IOException {
            if (!Files.exists(file)) {
                SafeFiles.create(file).close();
            }
            try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
                out.seek(offset);
                out.write(bytes);
                out.setLength(offset + bytes.length);
                out.getFD().sync();
            }
            if (offset == 0) {
                SafeFiles.sync(SafeFiles.folderOf(file));
            }
        }

        @Override
        public void cut(Path file, long offset) throws IOException {
            if (!Files.exists(file)) {
                return;
            }
            try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
                out.setLength(offset);
                out.getFD().sync();
            }
        }
    };
}
