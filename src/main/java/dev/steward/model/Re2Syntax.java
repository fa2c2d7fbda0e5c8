package dev.steward.model;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Finds the mistakes people make in regular expressions before the engine does, so that the message can name the key:
 * broken syntax, and what other dialects have but RE2 has not. What slips through is refused by the engine itself.
 */
final class Re2Syntax {
    private static final Pattern NAMED_GROUP = Pattern.compile("\\(\\?P?<\\w+>");

    private Re2Syntax() {}

    static void check(Value value) {
        if (!(value instanceof Value.Text(String expression))) {
            throw bad("matches needs a text, not " + value.text() + ".", "Put the expression in quotes.");
        }
        refuseForeign(expression);
        try {
            var _ = Pattern.compile(NAMED_GROUP.matcher(expression).replaceAll("("));
        } catch (PatternSyntaxException broken) {
            throw bad(
                    "\"" + expression + "\" is not a regular expression: " + broken.getDescription() + " at position "
                            + Math.max(0, broken.getIndex()) + ".",
                    "Mend it; a literal . * + ? ( ) [ ] { } | ^ $ \\ needs a \\ before it.");
        }
    }

    private static void refuseForeign(String expression) {
        boolean inClass = false;
        for (int i = 0; i < expression.length(); i++) {
            char at = expression.charAt(i);
            if (at == '\\' && i + 1 < expression.length()) {
                char next = expression.charAt(++i);
                if (!inClass && (next == 'k' || next >= '1' && next <= '9')) {
                    throw foreign(expression, "a reference back to a group (\\" + next + ")");
                }
                if (next == 'Q') {
                    int end = expression.indexOf("\\E", i);
                    i = end < 0 ? expression.length() : end + 1;
                }
            } else if (at == '[') {
                inClass = true;
            } else if (at == ']') {
                inClass = false;
            } else if (at == '(' && !inClass) {
                refuseGroup(expression, i);
            } else if (at == '+'
                    && !inClass
                    && i > 0
                    && "*+?}".indexOf(expression.charAt(i - 1)) >= 0
                    && !escaped(expression, i - 1)) {
                throw foreign(expression, "a possessive repetition (" + expression.charAt(i - 1) + "+)");
            }
        }
    }

    private static boolean escaped(String expression, int at) {
        int slashes = 0;
        while (at - slashes > 0 && expression.charAt(at - slashes - 1) == '\\') {
            slashes++;
        }
        return slashes % 2 == 1;
    }

    private static void refuseGroup(String expression, int at) {
        for (String kind : new String[] {"(?=", "(?!", "(?<=", "(?<!", "(?>"}) {
            if (expression.startsWith(kind, at)) {
                throw foreign(expression, "looking ahead or behind, or an atomic group (" + kind + "…)");
            }
        }
    }

    private static BadDefinition foreign(String expression, String what) {
        return bad(
                "\"" + expression + "\" uses " + what + ", which RE2 expressions do not have.",
                "Write it without; several conditions together can often say the same.");
    }

    private static BadDefinition bad(String message, String remedy) {
        return new BadDefinition("bad-expression", "value", message, remedy);
    }
}
