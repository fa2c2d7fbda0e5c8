package dev.steward.ingest;

import dev.steward.model.SourceUnavailable;
import dev.steward.source.Appender.Lines;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** The records of a CSV file after its header, or the lines of a JSON file: where each begins and ends. Blank ones are skipped. */
final class TextRecords implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final int END = -1;
    private static final int BEYOND_ASCII = 0x80;

    private final Path file;
    private final InputStream in;
    private final Lines lines;
    private long position;
    private long atLine = 1;
    private boolean headerSeen;
    private boolean afterReturn;

    private long line;
    private long end;
    private long previousEnd;

    private TextRecords(Path file, InputStream in, Lines lines) {
        this.file = file;
        this.in = in;
        this.lines = lines;
        this.headerSeen = lines.kind() != Lines.Kind.CSV;
    }

    static TextRecords of(Path file, Lines lines) {
        try {
            InputStream plain = Files.newInputStream(file);
            boolean packed =
                    file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gz");
            InputStream in = packed ? new GZIPInputStream(plain, BUFFER) : plain;
            return new TextRecords(file, new BufferedInputStream(in, BUFFER), lines);
        } catch (IOException failed) {
            throw unreadable(file, failed);
        }
    }

    /** The line on which the record begins, from 1. */
    long line() {
        return line;
    }

    /** The position of its last byte, from 1. */
    long end() {
        return end;
    }

    /** The position of the last byte of the record before. */
    long previousEnd() {
        return previousEnd;
    }

    /** Goes on to the next record; false when there is none, or the file has no lines that are rows. */
    boolean next() {
        if (lines.kind() == Lines.Kind.NONE) {
            return false;
        }
        try {
            boolean found = read();
            if (found && !headerSeen) {
                headerSeen = true;
                found = read();
            }
            return found;
        } catch (IOException failed) {
            throw unreadable(file, failed);
        }
    }

    private boolean read() throws IOException {
        previousEnd = end;
        boolean quoted = false;
        boolean fieldStart = true;
        boolean filled = false;
        line = atLine;
        for (int c = take(); c != END; c = take()) {
            if (!quoted && (c == '\n' || c == '\r')) {
                if (filled) {
                    return true;
                }
                line = atLine;
                continue;
            }
            filled |= lines.kind() == Lines.Kind.CSV || !Character.isWhitespace(c);
            end = position;
            if (lines.kind() == Lines.Kind.CSV) {
                if (c == '"') {
                    quoted = !quoted && fieldStart || quoted && peek() == '"' && take() == '"';
                    end = position;
                }
                fieldStart = !quoted && c == lines.delimiter();
            }
        }
        return filled;
    }

    private int take() throws IOException {
        int c = in.read();
        if (c == END) {
            return END;
        }
        position += lines.utf8() || c < BEYOND_ASCII ? 1 : 2;
        if (c == '\n' && !afterReturn || c == '\r') {
            atLine++;
        }
        afterReturn = c == '\r';
        return c;
    }

    private int peek() throws IOException {
        in.mark(1);
        int c = in.read();
        in.reset();
        return c;
    }

    private static SourceUnavailable unreadable(Path file, IOException failed) {
        return new SourceUnavailable(
                "unreadable", file + " cannot be read: " + failed + ".", "Check the file, then try again.", failed);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException failed) {
            throw unreadable(file, failed);
        }
    }
}
