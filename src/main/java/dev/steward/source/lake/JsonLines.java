package dev.steward.source.lake;

import dev.steward.model.SourceUnavailable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The lines of a JSON file, where each is meant to be an object of its own. Blank ones are skipped. */
final class JsonLines implements AutoCloseable {
    /** In bytes. DuckDB takes hardly longer ones. */
    static final int LONGEST = 16_000_000;

    private static final List<String> ENDINGS = List.of(".jsonl", ".ndjson");
    private static final int HEAD = 1 << 20;
    private static final int BUFFER = 1 << 16;
    /** Of a line that is too long, that much is kept. */
    private static final int BEGINNING = 1_000;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Path file;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int filled;
    private int at;
    private long read;
    private long position;
    private boolean tooLong;

    private JsonLines(Path file) {
        this.file = file;
        try {
            this.in = CsvFile.open(file);
        } catch (IOException failed) {
            throw unreadable(failed);
        }
    }

    static JsonLines open(Path file) {
        return new JsonLines(file);
    }

    /**
     * Whether a file is JSON lines rather than one document that spans several. Some line at its beginning is a whole
     * object; and unless the file's name promises lines, so are at least half of them, and it does not begin as a list.
     */
    static boolean are(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        boolean promised = ENDINGS.stream().anyMatch(name::endsWith);
        long objects = 0;
        long others = 0;
        try (JsonLines lines = new JsonLines(file)) {
            while (lines.read < HEAD && lines.next()) {
                String text = new String(lines.bytes(), StandardCharsets.UTF_8);
                if (!lines.tooLong() && JsonText.isObject(text)) {
                    objects++;
                } else if (!promised
                        && objects + others == 0
                        && text.stripLeading().startsWith("[")) {
                    return false;
                } else {
                    others++;
                }
            }
        }
        return objects > 0 && (promised || objects >= others);
    }

    /** Goes on to the next line that is not blank; false at the end. */
    boolean next() {
        while (advance()) {
            if (!blank()) {
                return true;
            }
        }
        return false;
    }

    /** The position of the line's first byte in the (unpacked) file, from 1. */
    long position() {
        return position;
    }

    /** Whether the line is longer than can be read; {@link #bytes} holds its beginning then. */
    boolean tooLong() {
        return tooLong;
    }

    /** The line without its end, and without the mark that may stand at the beginning of a file. */
    byte[] bytes() {
        return line.toByteArray();
    }

    private boolean advance() {
        line.reset();
        tooLong = false;
        position = read + 1;
        boolean any = false;
        while (fill()) {
            any = true;
            int end = at;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            keep(end);
            boolean ended = end < filled;
            int taken = end - at + (ended ? 1 : 0);
            read += taken;
            at += taken;
            if (ended) {
                break;
            }
        }
        if (any && position == 1) {
            dropMark();
        }
        return any;
    }

    private void keep(int end) {
        if (tooLong) {
            return;
        }
        line.write(buffer, at, end - at);
        if (line.size() > LONGEST) {
            byte[] beginning = Arrays.copyOf(line.toByteArray(), BEGINNING);
            line.reset();
            line.writeBytes(beginning);
            tooLong = true;
        }
    }

    private void dropMark() {
        byte[] bytes = line.toByteArray();
        if (bytes.length >= BYTE_ORDER_MARK.length
                && Arrays.equals(bytes, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length)) {
            line.reset();
            line.write(bytes, BYTE_ORDER_MARK.length, bytes.length - BYTE_ORDER_MARK.length);
        }
    }

    private boolean blank() {
        for (byte one : line.toByteArray()) {
            if (!Character.isWhitespace(one)) {
                return false;
            }
        }
        return true;
    }

    private boolean fill() {
        if (at < filled) {
            return true;
        }
        try {
            filled = in.read(buffer);
            at = 0;
            return filled > 0;
        } catch (IOException failed) {
            throw unreadable(failed);
        }
    }

    private SourceUnavailable unreadable(IOException failed) {
        return new SourceUnavailable(
                "unreadable", file + " cannot be read: " + failed + ".", "Check the file, then try again.", failed);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException failed) {
            throw unreadable(failed);
        }
    }
}
