package dev.steward.governance.policy;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a line of a YAML text is, as far as its letters tell. */
final class YamlLine {
    private static final Pattern HEAD = Pattern.compile("([A-Za-z_]+):(?:\\s.*)?");
    private static final String OPENS_BEFORE_QUOTES = " \t[{,";

    private YamlLine() {}

    /** The key that begins at the beginning of the line. */
    static Optional<String> head(String line) {
        Matcher head = HEAD.matcher(line);
        return head.matches() ? Optional.of(head.group(1)) : Optional.empty();
    }

    /** Whether it belongs to no field: empty, a comment at its very beginning, or a mark around documents. */
    static boolean between(String line) {
        return line.isBlank() || line.startsWith("#") || line.startsWith("---") || line.startsWith("...");
    }

    /** The comment with which it ends, and the space before. */
    static Optional<String> comment(String line) {
        char quote = 0;
        for (int at = 0; at < line.length(); at++) {
            char letter = line.charAt(at);
            char before = at == 0 ? ' ' : line.charAt(at - 1);
            if (quote == '"' && letter == '\\') {
                at++;
            } else if (quote != 0) {
                quote = letter == quote ? 0 : quote;
            } else if ((letter == '"' || letter == '\'') && OPENS_BEFORE_QUOTES.indexOf(before) >= 0) {
                quote = letter;
            } else if (letter == '#' && Character.isWhitespace(before)) {
                return Optional.of(
                        line.substring(line.substring(0, at).stripTrailing().length()));
            }
        }
        return Optional.empty();
    }
}
