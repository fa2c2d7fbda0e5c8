package dev.steward.journey;

import dev.steward.files.SafeFiles;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Files as memory. Numbers lie in them in the machine's own order of bytes. */
final class Mapped {
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    static final ValueLayout.OfChar CHAR = ValueLayout.JAVA_CHAR_UNALIGNED;
    static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

    private Mapped() {}

    /** A new file of that size, full of zeros, readable by its owner alone. */
    static MemorySegment create(Path file, long bytes, Arena arena) throws IOException {
        SafeFiles.create(file).close();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes, arena);
        }
    }

    /** A file that is there, of exactly that size; it stays readable after it has been removed. */
    static MemorySegment open(Path file, long bytes) throws IOException {
        if (Files.size(file) != bytes) {
            throw new IOException(file + " has " + Files.size(file) + " bytes, not " + bytes);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, bytes, Arena.ofAuto());
        }
    }
}
