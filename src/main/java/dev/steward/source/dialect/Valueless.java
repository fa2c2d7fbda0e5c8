package dev.steward.source.dialect;

/**
 * SQL without what may be about somebody: every text, number and parameter becomes a question mark, comments go. Names and
 * keywords stay. For logs, not for running.
 */
public final class Valueless {
    private static final String VALUE = "?";

    private final String sql;
    private final StringBuilder out = new StringBuilder();
    private int at;

    private Valueless(String sql) {
        this.sql = sql;
    }

    /** Reads the quoting of standard SQL and of PostgreSQL; what is not closed goes to its end. */
    public static String of(String sql) {
        Valueless text = new Valueless(sql);
        while (text.at < sql.length()) {
            text.next();
        }
        return text.out.toString().strip();
    }

    private void next() {
        char c = sql.charAt(at);
        if (c == '\'') {
            value(quoted('\'', false));
        } else if (c == '"') {
            copy(quoted('"', false));
        } else if (sql.startsWith("--", at)) {
            at = until("\n");
        } else if (sql.startsWith("/*", at)) {
            at = comment();
        } else if (c == '$') {
            dollar();
        } else if (Character.isDigit(c) || c == '.' && digitAt(at + 1)) {
            value(number());
        } else if (name(c)) {
            word();
        } else {
            copy(at + 1);
        }
    }

    /** A word before a quote says how to read it, and is part of the value. */
    private void word() {
        int end = at;
        while (end < sql.length() && (name(sql.charAt(end)) || Character.isDigit(sql.charAt(end)))) {
            end++;
        }
        boolean prefix = end < sql.length() && sql.charAt(end) == '\'' && end - at == 1;
        if (prefix) {
            char letter = Character.toLowerCase(sql.charAt(at));
            at = end;
            value(quoted('\'', letter == 'e'));
        } else {
            copy(end);
        }
    }

    private void dollar() {
        int end = at + 1;
        while (end < sql.length() && (name(sql.charAt(end)) || Character.isDigit(sql.charAt(end)))) {
            end++;
        }
        if (end < sql.length() && sql.charAt(end) == '$') {
            String tag = sql.substring(at, end + 1);
            int close = sql.indexOf(tag, end + 1);
            value(close < 0 ? sql.length() : close + tag.length());
        } else {
            value(end);
        }
    }

    private int number() {
        int end = at;
        while (end < sql.length()
                && (Character.isLetterOrDigit(sql.charAt(end))
                        || "._".indexOf(sql.charAt(end)) >= 0
                        || "+-".indexOf(sql.charAt(end)) >= 0 && "eE".indexOf(sql.charAt(end - 1)) >= 0)) {
            end++;
        }
        return end;
    }

    /** Where a quoted text ends; a doubled quote is part of it. */
    private int quoted(char quote, boolean backslashes) {
        int end = at + 1;
        while (end < sql.length()) {
            char c = sql.charAt(end);
            if (c == '\\' && backslashes) {
                end += 2;
            } else if (c != quote) {
                end++;
            } else if (end + 1 < sql.length() && sql.charAt(end + 1) == quote) {
                end += 2;
            } else {
                return end + 1;
            }
        }
        return sql.length();
    }

    /** PostgreSQL's comments lie within each other. */
    private int comment() {
        int depth = 0;
        int end = at;
        do {
            if (sql.startsWith("/*", end)) {
                depth++;
                end += 2;
            } else if (sql.startsWith("*/", end)) {
                depth--;
                end += 2;
            } else {
                end++;
            }
        } while (depth > 0 && end < sql.length());
        return Math.min(end, sql.length());
    }

    private int until(String mark) {
        int end = sql.indexOf(mark, at);
        return end < 0 ? sql.length() : end;
    }

    private void value(int end) {
        out.append(VALUE);
        at = Math.min(end, sql.length());
    }

    private void copy(int end) {
        out.append(sql, at, end);
        at = end;
    }

    private static boolean name(char c) {
        return Character.isLetter(c) || c == '_' || c >= 0x80;
    }

    private boolean digitAt(int place) {
        return place < sql.length() && Character.isDigit(sql.charAt(place));
    }
}
