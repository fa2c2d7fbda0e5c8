package dev.steward.ingest.warehouse;

import dev.steward.model.BadInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL with the little of Jinja that a model may hold: {@code config}, {@code source}, {@code ref}, {@code this} and a part that
 * is only there {@code if is_incremental()}. Everything else is refused, naming file and line.
 */
record Template(String file, List<Piece> pieces, Map<String, Object> config) {
    private static final Pattern MARK = Pattern.compile("\\{\\{|\\{%|\\{#");
    private static final Pattern ONE = Pattern.compile("ref\\(\\s*'(\\w+)'\\s*\\)");
    private static final Pattern TWO = Pattern.compile("source\\(\\s*'(\\w+)'\\s*,\\s*'(\\w+)'\\s*\\)");
    private static final Pattern CONFIG = Pattern.compile("(?s)config\\((.*)\\)");
    private static final Pattern SETTING =
            Pattern.compile("(?s)\\s*(\\w+)\\s*=\\s*(?:'([^']*)'|\"([^\"]*)\"|\\[([^\\]]*)\\])\\s*(,|$)");
    private static final Pattern ITEM = Pattern.compile("'([^']*)'");

    /** A part of the text. */
    sealed interface Piece {
        record Sql(String text) implements Piece {}

        record Ref(String model) implements Piece {}

        record Source(String source, String table) implements Piece {}

        record This() implements Piece {}

        /** Only there when the model holds rows already. */
        record Incremental(List<Piece> pieces) implements Piece {}
    }

    /** What a template's names stand for. */
    interface Names {
        String ref(String model);

        String source(String source, String table);

        String self();

        /** Whether the model holds rows already. */
        boolean incremental();
    }

    static Template parse(String file, String text) {
        return new Parser(file, text).parse();
    }

    String sql(Names names) {
        StringBuilder sql = new StringBuilder();
        write(pieces, names, sql);
        return sql.toString().strip();
    }

    private static void write(List<Piece> pieces, Names names, StringBuilder sql) {
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Sql(String text) -> sql.append(text);
                case Piece.Ref(String model) -> sql.append(names.ref(model));
                case Piece.Source(String source, String table) -> sql.append(names.source(source, table));
                case Piece.This() -> sql.append(names.self());
                case Piece.Incremental(List<Piece> inside) -> {
                    if (names.incremental()) {
                        write(inside, names, sql);
                    }
                }
            }
        }
    }

    /** Every model, and every source as {@code source.table}, that it reads. */
    Set<String> reads() {
        Set<String> read = new LinkedHashSet<>();
        collect(pieces, read);
        return read;
    }

    private static void collect(List<Piece> pieces, Set<String> read) {
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Ref(String model) -> read.add(model);
                case Piece.Source(String source, String table) -> read.add(source + "." + table);
                case Piece.Incremental(List<Piece> inside) -> collect(inside, read);
                case Piece.Sql _, Piece.This _ -> {}
            }
        }
    }

    private static final class Parser {
        private final String file;
        private final String text;
        private final List<Piece> whole = new ArrayList<>();
        private Optional<List<Piece>> inside = Optional.empty();
        private final Map<String, Object> config = new LinkedHashMap<>();
        private int at;

        Parser(String file, String text) {
            this.file = file;
            this.text = text;
        }

        Template parse() {
            Matcher mark = MARK.matcher(text);
            while (mark.find(at)) {
                add(new Piece.Sql(text.substring(at, mark.start())));
                at = mark.start();
                switch (mark.group()) {
                    case "{{" -> expression(until("}}"));
                    case "{%" -> statement(until("%}"));
                    default -> throw wrong("a comment of Jinja is not read here; write -- instead");
                }
            }
            add(new Piece.Sql(text.substring(at)));
            if (inside.isPresent()) {
                at = text.length();
                throw wrong("an {% if %} is not ended by {% endif %}");
            }
            return new Template(file, List.copyOf(whole), Map.copyOf(config));
        }

        private void add(Piece piece) {
            inside.orElse(whole).add(piece);
        }

        /** What stands between the marks; moves on behind them. A mark within quotes does not count. */
        private String until(String end) {
            int from = at + 2;
            char quote = 0;
            for (int i = from; i < text.length() - 1; i++) {
                char c = text.charAt(i);
                if (quote != 0) {
                    quote = c == quote ? 0 : quote;
                } else if (c == '\'' || c == '"') {
                    quote = c;
                } else if (text.startsWith(end, i)) {
                    String between = text.substring(from, i).strip();
                    start = at;
                    at = i + 2;
                    return between;
                }
            }
            throw wrong("there is no " + end + " to what begins here");
        }

        private int start;

        private void expression(String given) {
            Matcher one = ONE.matcher(given);
            Matcher two = TWO.matcher(given);
            Matcher set = CONFIG.matcher(given);
            if (given.equals("this")) {
                add(new Piece.This());
            } else if (one.matches()) {
                add(new Piece.Ref(one.group(1)));
            } else if (two.matches()) {
                add(new Piece.Source(two.group(1), two.group(2)));
            } else if (set.matches()) {
                settings(set.group(1));
            } else {
                at = start;
                throw wrong("\"" + given + "\" is none of config, source, ref and this");
            }
        }

        private void settings(String given) {
            Matcher next = SETTING.matcher(given);
            int from = 0;
            while (from < given.length() && !given.substring(from).isBlank()) {
                if (!next.find(from) || next.start() != from) {
                    at = start;
                    throw wrong("a setting is not read: write key='text', key=\"text\" or key=['text', 'text']");
                }
                List<String> items = next.group(4) == null
                        ? List.of()
                        : ITEM.matcher(next.group(4))
                                .results()
                                .map(found -> found.group(1))
                                .toList();
                Object value = next.group(2) != null ? next.group(2) : next.group(3) != null ? next.group(3) : items;
                if (config.put(next.group(1), value) != null) {
                    at = start;
                    throw wrong("\"" + next.group(1) + "\" is set twice");
                }
                from = next.end();
            }
        }

        private void statement(String given) {
            switch (given.replaceAll("\\s+", " ")) {
                case "if is_incremental()" -> {
                    if (inside.isPresent()) {
                        at = start;
                        throw wrong("an {% if %} lies within another");
                    }
                    inside = Optional.of(new ArrayList<>());
                }
                case "endif" -> {
                    List<Piece> ended = inside.orElseThrow(() -> {
                        at = start;
                        return wrong("there is no {% if %} to this {% endif %}");
                    });
                    inside = Optional.empty();
                    add(new Piece.Incremental(List.copyOf(ended)));
                }
                default -> {
                    at = start;
                    throw wrong("\"" + given + "\" is none of if is_incremental() and endif");
                }
            }
        }

        private BadInput wrong(String why) {
            long line = text.substring(0, Math.min(at, text.length()))
                            .chars()
                            .filter(c -> c == '\n')
                            .count()
                    + 1;
            return new BadInput(
                    "warehouse.model",
                    file + ", line " + line + ": " + why + ".",
                    "docs/warehouse.md says what is read.");
        }
    }
}
