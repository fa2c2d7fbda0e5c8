package dev.steward.cli;

import dev.steward.Answer;
import dev.steward.analysis.Question;
import dev.steward.chart.Numbers;
import dev.steward.model.Table;
import dev.steward.report.Provenance;
import dev.steward.report.TextTable;
import java.util.List;
import java.util.Locale;

/** Answers and tables for reading. */
final class Pretty {
    private static final Numbers NUMBERS = Numbers.ENGLISH;
    private static final double MEGABYTE = 1e6;

    private Pretty() {}

    /** The question in words, the answer, and what it rests on. */
    static <Q extends Question, R> void print(Answer<Q, R> answer, Console console) {
        console.out().println(console.outInk().bold(answer.kind().words(answer.question())));
        console.out().println();
        print(answer.kind().table(answer.question(), answer.result()), console);
        console.out().println();
        List<String> findings = answer.kind().findings(answer.question(), answer.result());
        if (!findings.isEmpty()) {
            findings.forEach(console.out()::println);
            console.out().println();
        }
        console.out()
                .println(console.outInk()
                        .faint("%s of %s read (generation %s) in %s"
                                .formatted(
                                        answer.indexed() ? "The index" : many(answer.rowsRead(), "row", "rows"),
                                        Provenance.named(answer.facts()),
                                        answer.facts().generation(),
                                        NUMBERS.duration(answer.took().toMillis() / 1000.0))));
    }

    static void print(Table table, Console console) {
        List<String> lines = new TextTable(table, NUMBERS, Integer.MAX_VALUE).lines();
        console.out().println(console.outInk().bold(lines.getFirst()));
        console.out().println(console.outInk().faint(lines.get(1)));
        lines.stream().skip(2).forEach(console.out()::println);
    }

    /** {@code 0.3 MB}, {@code 1,204 MB}; a megabyte is a million bytes. */
    static String size(long bytes) {
        return String.format(Locale.ROOT, bytes < 10 * MEGABYTE ? "%.1f MB" : "%,.0f MB", bytes / MEGABYTE);
    }

    static String count(long number) {
        return NUMBERS.count(number);
    }

    /** {@code 1 file}, {@code 1,204 files}. */
    static String many(long count, String one, String more) {
        return NUMBERS.count(count) + " " + (count == 1 ? one : more);
    }
}
