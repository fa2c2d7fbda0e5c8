package dev.steward.cli;

import dev.steward.BenchReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What {@code steward bench} measured, as a table with the ratios that matter, and under stable keys. */
final class BenchTable {
    private static final String FLOOR = "floor.seconds";
    private static final List<String> QUESTIONS = List.of("funnel", "retention", "lifecycle", "paths");

    private record Row(String what, String seconds, String more) {}

    private final BenchReport report;

    BenchTable(BenchReport report) {
        this.report = report;
    }

    String json() {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("machine", report.machine());
        report.numbers().forEach((key, value) -> {
            if (key.endsWith("events") || key.endsWith("_bytes")) {
                document.put(key, value.longValue());
            } else {
                document.put(key, value);
            }
        });
        return document.toPrettyString() + System.lineSeparator();
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(row("DuckDB reads and hashes person, event, time", FLOOR, ""));
        rows.add(row(
                "DuckDB, five steps as a chain of ASOF joins",
                "asof.seconds",
                times("asof.seconds", FLOOR, "the floor")));
        rows.add(row(
                "Steward, five-step funnel without an index",
                "funnel.cold.seconds",
                times("funnel.cold.seconds", FLOOR, "the floor")));
        rows.add(row("DuckDB, a table sorted by person and time", "sort.seconds", ""));
        rows.add(row("Steward builds its index", "index.build.seconds", build()));
        for (String question : QUESTIONS) {
            if (report.numbers().containsKey(question + ".warm.seconds")) {
                rows.add(row("Steward, " + question + " with the index", question + ".warm.seconds", warm(question)));
            }
        }
        rows.add(row("Steward, events and people day by day, in SQL", "trends.seconds", ""));
        rows.add(row("A day more in the index", "index.renew.seconds", renewal()));
        rows.add(row("A cancelled question still runs, with the index", "cancel.seconds", "the longest of many"));
        rows.add(row("A cancelled question still runs, without one", "cancel.cold.seconds", "the longest of many"));
        return rows;
    }

    private String renewal() {
        return number("index.renew.events")
                .map(events -> format("%,.0f events; ", events)
                        + format(
                                "%.1f %% of the whole",
                                100 * report.ratio("index.renew.seconds", "index.build.seconds")))
                .orElse("");
    }

    private String build() {
        StringBuilder text = new StringBuilder(times("index.build.seconds", "sort.seconds", "that table"));
        number("index.bytes_per_event").ifPresent(bytes -> text.append(format("; %.1f bytes an event", bytes)));
        number("index.build.peak_rss_bytes")
                .ifPresent(bytes -> text.append(format("; at most %,.0f MB of memory", bytes / 1e6)));
        return text.toString();
    }

    private String warm(String question) {
        String speed = number(question + ".warm.events_per_second")
                .map(perSecond -> format("%,.0f million events a second", perSecond / 1e6))
                .orElse("");
        return question.equals("funnel")
                ? speed + "; "
                        + format("%.0f x faster than the joins", report.ratio("asof.seconds", "funnel.warm.seconds"))
                : speed;
    }

    private Optional<Double> number(String key) {
        return Optional.ofNullable(report.numbers().get(key));
    }

    private String times(String part, String whole, String what) {
        return format("%.1f x ", report.ratio(part, whole)) + what;
    }

    private Row row(String what, String key, String more) {
        return new Row(
                what, number(key).map(seconds -> format("%.3f s", seconds)).orElse("-"), more);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    private String title() {
        return format("%,.0f events; %s", report.numbers().getOrDefault("events", 0.0), report.machine());
    }

    String text() {
        StringBuilder text = new StringBuilder(title()).append(System.lineSeparator());
        for (Row row : rows()) {
            text.append(format("%-48s %10s  %s%n", row.what(), row.seconds(), row.more()));
        }
        return text.toString();
    }

    String markdown() {
        StringBuilder text = new StringBuilder(title()).append("\n\n| what | seconds | |\n|---|---:|---|\n");
        for (Row row : rows()) {
            text.append("| ")
                    .append(row.what())
                    .append(" | ")
                    .append(row.seconds())
                    .append(" | ")
                    .append(row.more())
                    .append(" |\n");
        }
        return text.toString();
    }
}
