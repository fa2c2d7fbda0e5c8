package dev.steward.governance.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A line of a text beside the one before it.
 *
 * @param text of the line; what would not be seen, or would move what is seen, stands there as its code
 */
public record ChangedLine(Kind kind, String text) {
    /** Whether a line stays, goes or comes. */
    public enum Kind {
        SAME,
        GONE,
        NEW
    }

    /** Texts that are longer together are not compared: one goes, and the other comes. */
    private static final int MOST = 4_000_000;

    /** All lines of both texts, in order; what goes stands before what comes in its place. */
    public static List<ChangedLine> between(String before, String now) {
        List<String> old = before.lines().toList();
        List<String> fresh = now.lines().toList();
        List<ChangedLine> lines = new ArrayList<>();
        int[][] common = common(old, fresh);
        int i = 0;
        int j = 0;
        while (i < old.size() || j < fresh.size()) {
            if (i < old.size()
                    && j < fresh.size()
                    && common.length > 0
                    && old.get(i).equals(fresh.get(j))) {
                lines.add(new ChangedLine(Kind.SAME, seen(old.get(i))));
                i++;
                j++;
            } else if (i < old.size()
                    && (j == fresh.size() || common.length == 0 || common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new ChangedLine(Kind.GONE, seen(old.get(i))));
                i++;
            } else {
                lines.add(new ChangedLine(Kind.NEW, seen(fresh.get(j))));
                j++;
            }
        }
        return lines;
    }

    /** How many lines the texts from two lines on have in common, at most; empty: too many to say. */
    private static int[][] common(List<String> old, List<String> fresh) {
        if ((long) old.size() * fresh.size() > MOST) {
            return new int[0][];
        }
        int[][] common = new int[old.size() + 1][fresh.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = fresh.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(fresh.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    /**
     * A text of somebody else, as it can be shown before it is signed: letters that would turn others around, or move the cursor of a
     * terminal, could show something else than it says.
     */
    public static String seen(String line) {
        StringBuilder plain = new StringBuilder();
        line.codePoints().forEach(letter -> {
            if (hidden(letter) && letter != '\t') {
                plain.append(String.format("\\u%04X", letter));
            } else {
                plain.appendCodePoint(letter);
            }
        });
        return plain.toString();
    }

    private static boolean hidden(int letter) {
        return Arrays.asList(
                        Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR)
                .contains((byte) Character.getType(letter));
    }
}
