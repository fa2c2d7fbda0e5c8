package dev.steward.app.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** SQL for reading: of a long list of texts, such as the day files of a lake, the first, the last, and how many more there are. */
final class Statements {
    private static final Pattern TEXT = Pattern.compile("'[^']*+(?:''[^']*+)*+'");
    private static final int SHORT = 3;

    private Statements() {}

    /** @param more says how many are left out; it stands in a comment */
    static String shortened(String sql, LongFunction<String> more) {
        StringBuilder shown = new StringBuilder();
        int written = 0;
        for (List<MatchResult> list : lists(sql)) {
            if (list.size() > SHORT) {
                shown.append(sql, written, list.getFirst().end())
                        .append(", /* ")
                        .append(more.apply(list.size() - 2L))
                        .append(" */ ");
                written = list.getLast().start();
            }
        }
        return shown.append(sql, written, sql.length()).toString();
    }

    /** Texts that follow each other with nothing but commas between them. */
    private static List<List<MatchResult>> lists(String sql) {
        List<List<MatchResult>> lists = new ArrayList<>();
        int end = -1;
        for (MatchResult text : TEXT.matcher(sql).results().toList()) {
            if (end < 0 || !sql.substring(end, text.start()).strip().equals(",")) {
                lists.add(new ArrayList<>());
            }
            lists.getLast().add(text);
            end = text.end();
        }
        return lists;
    }
}
