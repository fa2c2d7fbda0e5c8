package dev.steward.report;

/** How text behaves in a terminal, where every character takes none, one or two places. */
final class TextCells {
    private TextCells() {}

    /** Without line breaks and control characters, which could move the cursor or change colours. */
    static String printable(String text) {
        return text.codePoints()
                .map(c -> c == '\n' || c == '\t' ? ' ' : Character.isISOControl(c) || bidiControl(c) ? 0xfffd : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean bidiControl(int c) {
        return c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069;
    }

    static int width(String text) {
        return text.codePoints().map(TextCells::width).sum();
    }

    /** The text, or its beginning and an ellipsis, in at most that many places. */
    static String shorten(String text, int width) {
        if (width(text) <= width) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int taken = 1;
        for (int c : text.codePoints().toArray()) {
            taken += width(c);
            if (taken > width) {
                break;
            }
            kept.appendCodePoint(c);
        }
        return kept.append('…').toString();
    }

    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return wide(c) ? 2 : 1;
    }

    /** The blocks that Unicode Annex 11 calls wide: Hangul, kana, ideographs, full-width forms, emoji. */
    private static boolean wide(int c) {
        return c >= 0x1100 && c <= 0x115f
                || c >= 0x2e80 && c <= 0xa4cf && c != 0x303f
                || c >= 0xac00 && c <= 0xd7a3
                || c >= 0xf900 && c <= 0xfaff
                || c >= 0xfe30 && c <= 0xfe6f
                || c >= 0xff00 && c <= 0xff60
                || c >= 0xffe0 && c <= 0xffe6
                || c >= 0x1f300 && c <= 0x1f64f
                || c >= 0x1f900 && c <= 0x1f9ff
                || c >= 0x20000 && c <= 0x3fffd;
    }
}
