package dev.steward.source;

import dev.steward.files.Sha256;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a PostgreSQL table as its text, {@code (1,"a b",)}: what the server hashes there is hashed here again, of what was read back.
 * See {@code record_out} in PostgreSQL's rowtypes.c: a value stands in quotes when it is empty or holds a quote, a backslash, a
 * parenthesis, a comma or a blank; quotes and backslashes in it are doubled; null is nothing.
 */
public final class RowText {
    private static final String QUOTED = "\"\\(), \t\n\u000b\f\r";

    private RowText() {}

    /** SHA-256 of the row, in hex. */
    public static String hash(List<@Nullable String> values) {
        StringBuilder row = new StringBuilder("(");
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                row.append(',');
            }
            String value = values.get(i);
            if (value != null) {
                write(value, row);
            }
        }
        return Sha256.of(row.append(')').toString());
    }

    private static void write(String value, StringBuilder row) {
        boolean quoted = value.isEmpty() || value.chars().anyMatch(c -> QUOTED.indexOf(c) >= 0);
        if (!quoted) {
            row.append(value);
            return;
        }
        row.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                row.append(c);
            }
            row.append(c);
        }
        row.append('"');
    }
}
