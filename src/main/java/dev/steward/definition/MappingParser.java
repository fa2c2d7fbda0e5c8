package dev.steward.definition;

import dev.steward.definition.Expression.Comparison;
import dev.steward.definition.Expression.Test;
import dev.steward.model.BadInput;
import dev.steward.model.Suggest;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code role=expression,role=expression…}. An expression is a column name (in double quotes when it is not a plain
 * word), a text in single quotes, or {@code if(test,then,else)}; quotes are doubled inside quotes.
 */
final class MappingParser {
    private final String text;
    private final Map<String, Role> words;
    private final String example;
    private int at;

    MappingParser(String text) {
        this(text, events(), "user=client_id,event='visit',ts=timestamp");
    }

    /**
     * @param words the names that roles have in this text
     * @param example how such a text is written
     */
    MappingParser(String text, Map<String, Role> words, String example) {
        this.text = text;
        this.words = words;
        this.example = example;
    }

    private static Map<String, Role> events() {
        Map<String, Role> words = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            words.put(role.word(), role);
        }
        return words;
    }

    static String quoteText(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    static String quoteName(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_.]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    Mapping parse() {
        Map<Role, Expression> roles = new EnumMap<>(Role.class);
        ZoneId zone = ZoneOffset.UTC;
        Optional<String> format = Optional.empty();
        do {
            int start = skipBlanks();
            String word = word();
            expect('=');
            if (word.equals("zone")) {
                zone = zone(quoted('\''));
            } else if (word.equals("format")) {
                format = Optional.of(quoted('\''));
            } else {
                Role role = words.get(word);
                if (role == null) {
                    throw unknown("role", word, start, roleWords());
                }
                if (roles.put(role, expression()) != null) {
                    throw broken("The role " + word + " is mapped twice", start);
                }
            }
        } while (accept(','));
        if (at < text.length()) {
            throw broken("Something follows the mapping", at);
        }
        return new Mapping(roles, zone, format);
    }

    /** One expression alone, such as the content of a field on screen. */
    Expression parseExpression() {
        Expression expression = expression();
        if (skipBlanks() < text.length()) {
            throw broken("Something follows the expression", at);
        }
        return expression;
    }

    private Expression expression() {
        int start = skipBlanks();
        if (peek() == '\'') {
            return new Expression.Constant(quoted('\''));
        }
        if (peek() == '"') {
            return new Expression.Column(quoted('"'));
        }
        String word = word();
        if (!accept('(')) {
            return new Expression.Column(word);
        }
        if (!word.equals("if")) {
            throw unknown("function", word, start, List.of("if"));
        }
        Test test = test();
        expect(',');
        Expression then = expression();
        expect(',');
        Expression otherwise = expression();
        expect(')');
        return new Expression.If(test, then, otherwise);
    }

    private Test test() {
        int start = skipBlanks();
        String word = word();
        List<String> known = Arrays.stream(Comparison.values())
                .map(comparison -> comparison.word)
                .toList();
        Comparison comparison = Arrays.stream(Comparison.values())
                .filter(candidate -> candidate.word.equals(word))
                .findFirst()
                .orElseThrow(() -> unknown("test", word, start, known));
        expect('(');
        List<Expression> operands = new ArrayList<>();
        do {
            operands.add(expression());
        } while (accept(','));
        expect(')');
        if (operands.size() != comparison.operands) {
            throw broken(word + " takes " + comparison.operands + " operands, not " + operands.size(), start);
        }
        return new Test(comparison, operands);
    }

    private ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException unknown) {
            throw new BadInput(
                    "mapping.unknown-zone",
                    "The mapping names the time zone '" + id + "', which is not known.",
                    "Use a name such as Europe/Berlin or UTC.",
                    unknown);
        }
    }

    private String word() {
        int start = skipBlanks();
        while (at < text.length() && (Character.isLetterOrDigit(peek()) || peek() == '_' || peek() == '.')) {
            at++;
        }
        if (at == start) {
            throw broken("A name is needed", at);
        }
        return text.substring(start, at);
    }

    private String quoted(char quote) {
        int start = skipBlanks();
        expect(quote);
        StringBuilder content = new StringBuilder();
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next != quote) {
                content.append(next);
            } else if (peek() == quote) {
                content.append(quote);
                at++;
            } else {
                return content.toString();
            }
        }
        throw broken("The quote is never closed", start);
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private int skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private boolean accept(char wanted) {
        skipBlanks();
        if (peek() == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char wanted) {
        if (!accept(wanted)) {
            throw broken("'" + wanted + "' is needed", at);
        }
    }

    private List<String> roleWords() {
        List<String> known = new ArrayList<>(words.keySet());
        known.addAll(List.of("zone", "format"));
        return known;
    }

    private BadInput broken(String what, int place) {
        return new BadInput(
                "mapping.syntax",
                what + " at character " + (place + 1) + " of the mapping: " + text,
                "Write it like " + example + ".");
    }

    private BadInput unknown(String what, String word, int place, List<String> known) {
        return new BadInput(
                "mapping.unknown-" + what,
                "The " + what + " \"" + word + "\" at character " + (place + 1) + " of the mapping is not known"
                        + Suggest.nearest(word, known)
                                .map(near -> "; did you mean \"" + near + "\"?")
                                .orElse("."),
                "Allowed: " + String.join(", ", known) + ".");
    }
}
