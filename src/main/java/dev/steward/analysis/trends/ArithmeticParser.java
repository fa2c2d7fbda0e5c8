package dev.steward.analysis.trends;

import dev.steward.model.BadDefinition;

/** Reads a formula by recursive descent: + and - over * and / over signs, numbers, letters and parentheses. */
final class ArithmeticParser {
    /** Bounds the depth of what is read, and so of the stack. */
    private static final int LONGEST = 200;

    private final String text;
    private int at;

    ArithmeticParser(String text) {
        this.text = text;
    }

    Arithmetic parse() {
        if (text.length() > LONGEST) {
            throw bad("A formula has at most " + LONGEST + " characters.");
        }
        Arithmetic whole = sum();
        if (at < text.length()) {
            throw bad(before() + "one of + - * / or the end is needed" + found());
        }
        return whole;
    }

    private Arithmetic sum() {
        Arithmetic left = product();
        while (peek() == '+' || peek() == '-') {
            left = new Arithmetic.Both(text.charAt(at++), left, product());
        }
        return left;
    }

    private Arithmetic product() {
        Arithmetic left = single();
        while (peek() == '*' || peek() == '/') {
            left = new Arithmetic.Both(text.charAt(at++), left, single());
        }
        return left;
    }

    private Arithmetic single() {
        char next = peek();
        if (next == '-') {
            at++;
            return new Arithmetic.Negative(single());
        }
        if (next == '(') {
            at++;
            Arithmetic inner = sum();
            if (peek() != ')') {
                throw bad(before() + "a ) is needed" + found());
            }
            at++;
            return inner;
        }
        if (isDigit(next)) {
            return number();
        }
        char letter = Character.toUpperCase(next);
        boolean alone = at + 1 >= text.length() || !Character.isLetterOrDigit(text.charAt(at + 1));
        if (letter >= 'A' && letter <= 'Z' && alone) {
            at++;
            return new Arithmetic.Letter(letter - 'A');
        }
        throw bad(before() + "a series, a number or a ( is needed" + found());
    }

    private Arithmetic number() {
        int start = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        if (at + 1 < text.length() && text.charAt(at) == '.' && isDigit(text.charAt(at + 1))) {
            at++;
            while (at < text.length() && isDigit(text.charAt(at))) {
                at++;
            }
        }
        return new Arithmetic.Constant(Double.parseDouble(text.substring(start, at)));
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    /** The next character that is no space; 0 at the end. */
    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private String before() {
        String read = text.substring(0, Math.min(at, text.length())).strip();
        return read.isEmpty() ? "At the start " : "After \"" + read + "\" ";
    }

    private String found() {
        return at < text.length() ? ", not \"" + text.substring(at).strip() + "\"." : ".";
    }

    private static BadDefinition bad(String message) {
        return new BadDefinition(
                "bad-formula",
                "formula",
                message,
                "Use the letters of the series, numbers, + - * / and parentheses, such as A / (A + B).");
    }
}
