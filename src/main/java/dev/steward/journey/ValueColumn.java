package dev.steward.journey;

import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * What a property is at each event of a segment: a code, and the texts the codes stand for.
 *
 * @param codes of one, two or four bytes; 0 where an event does not carry the property, else 1 more than the text's place
 */
record ValueColumn(MemorySegment codes, int width, List<String> texts) {
    /** Stands for a property that is known without a column. */
    static final ValueColumn NONE = new ValueColumn(MemorySegment.NULL, 1, List.of());

    /** How many bytes a code takes. */
    static int width(int texts) {
        if (texts < 1 << 8) {
            return 1;
        }
        return texts < 1 << 16 ? 2 : 4;
    }

    /** The place of the event's text; -1 when it does not carry the property. */
    int get(long event) {
        return switch (width) {
                    case 1 -> codes.get(Mapped.BYTE, event) & 0xff;
                    case 2 -> codes.get(Mapped.CHAR, 2 * event);
                    default -> codes.get(Mapped.INT, 4 * event);
                }
                - 1;
    }

    void set(long event, int text) {
        int code = text + 1;
        switch (width) {
            case 1 -> codes.set(Mapped.BYTE, event, (byte) code);
            case 2 -> codes.set(Mapped.CHAR, 2 * event, (char) code);
            default -> codes.set(Mapped.INT, 4 * event, code);
        }
    }
}
