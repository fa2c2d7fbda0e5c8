package dev.steward.source.warehouse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code COPY … (FORMAT BINARY)}: the number of its fields, then each with its length before it. PostgreSQL sends every row
 * as a message of its own, the first behind a header, and last a row of minus one fields.
 */
final class BinaryRow {
    private static final int SIGNATURE_AND_FLAGS = 15;
    private static final byte[] SIGNATURE = "PGCOPY\n".getBytes(StandardCharsets.US_ASCII);

    private final ByteBuffer message;

    private BinaryRow(ByteBuffer message) {
        this.message = message;
    }

    /** The row in a message, standing at its first field; null when there is none in it. */
    static @Nullable BinaryRow in(byte[] bytes) {
        ByteBuffer message = ByteBuffer.wrap(bytes);
        if (bytes.length >= SIGNATURE_AND_FLAGS && startsWith(bytes, SIGNATURE)) {
            message.position(SIGNATURE_AND_FLAGS);
            message.position(message.position() + Integer.BYTES + message.getInt(SIGNATURE_AND_FLAGS));
        }
        return message.hasRemaining() && message.getShort() >= 0 ? new BinaryRow(message) : null;
    }

    // A row begins with the number of its fields, whose first byte is never that of the signature.
    private static boolean startsWith(byte[] bytes, byte[] start) {
        for (int i = 0; i < start.length; i++) {
            if (bytes[i] != start[i]) {
                return false;
            }
        }
        return true;
    }

    /** A bigint that is not null. */
    long number() throws SQLException {
        if (message.getInt() != Long.BYTES) {
            throw new SQLException("a field is no bigint", "22P03");
        }
        return message.getLong();
    }

    @Nullable
    String text() {
        int length = message.getInt();
        if (length < 0) {
            return null;
        }
        String text = new String(message.array(), message.position(), length, StandardCharsets.UTF_8);
        message.position(message.position() + length);
        return text;
    }
}
