package dev.steward.source;

import dev.steward.files.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/**
 * What tells that a file is still the one it was.
 *
 * @param bytes its size
 * @param changed when it was last changed, in milliseconds since 1970
 * @param footer SHA-256, in hexadecimal, of a Parquet file's footer (its statistics and where each part lies); of other
 *     files, of their last {@value #TAIL} bytes
 */
public record FileStamp(long bytes, long changed, String footer) {
    private static final int TAIL = 1 << 16;
    private static final int MARK = 8;
    private static final byte[] PARQUET = {'P', 'A', 'R', '1'};

    public static FileStamp of(Path file) throws IOException {
        return new FileStamp(Files.size(file), changed(file), footer(file));
    }

    /** Whether the file is as it was; one that was copied or touched, and has another time, is known by its footer. */
    public boolean holds(Path file) {
        try {
            return Files.size(file) == bytes
                    && (changed(file) == changed || footer(file).equals(footer));
        } catch (IOException gone) {
            return false;
        }
    }

    private static long changed(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toMillis();
    }

    private static String footer(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer end = read(channel, MARK).order(ByteOrder.LITTLE_ENDIAN);
            boolean parquet = end.remaining() == MARK
                    && end.slice(MARK - PARQUET.length, PARQUET.length).equals(ByteBuffer.wrap(PARQUET));
            long length = parquet ? end.getInt(0) + (long) MARK : TAIL;
            MessageDigest digest = Sha256.begin();
            digest.update(read(channel, length));
            return Sha256.hex(digest);
        }
    }

    /** The last bytes of a file. */
    private static ByteBuffer read(FileChannel channel, long most) throws IOException {
        long length = Math.clamp(most, 0, channel.size());
        ByteBuffer bytes = ByteBuffer.allocate((int) length);
        long from = channel.size() - length;
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {}
        return bytes.flip();
    }
}
