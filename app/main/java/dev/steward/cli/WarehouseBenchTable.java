package dev.steward.cli;

import dev.steward.WarehouseBenchReport;
import dev.steward.WarehouseBenchReport.Measured;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What {@code steward bench} measured on a warehouse, as a table and under stable keys. */
record WarehouseBenchTable(WarehouseBenchReport report) {
    private static final Map<String, String> QUESTIONS = Map.of(
            "funnel", "Steward, five-step funnel over user_events",
            "retention", "Steward, retention by week over user_events",
            "lifecycle", "Steward, lifecycle by week over user_events");

    String json() {
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("machine", report.machine())
                .put("sessions", report.sessions())
                .put("page_views", report.pages())
                .put("events", report.events());
        for (Measured one : report.queries()) {
            document.put(one.key() + ".seconds", one.median())
                    .put(one.key() + ".worst_seconds", one.worst())
                    .put(one.key() + ".target_seconds", one.target())
                    .put(one.key() + ".limit_seconds", one.limit())
                    .put(one.key() + ".met", one.met())
                    .put(one.key() + ".plan", one.plan());
            one.findings().forEach(document.putArray(one.key() + ".findings")::add);
        }
        report.questions().forEach((kind, seconds) -> document.put(kind + ".seconds", seconds));
        return document.toPrettyString() + System.lineSeparator();
    }

    private String title() {
        return format(
                "%,d sessions, %,d page views, %,d events; %s",
                report.sessions(), report.pages(), report.events(), report.machine());
    }

    String text() {
        StringBuilder text = new StringBuilder(title()).append(System.lineSeparator());
        for (Measured one : report.queries()) {
            text.append(format(
                    "%-10s %8.3f s, at worst %.3f s; target %s s, at most %s s: %s%n           %s%n           plan: %s%n",
                    one.key(),
                    one.median(),
                    one.worst(),
                    number(one.target()),
                    number(one.limit()),
                    one.met() ? "met" : "missed",
                    one.title(),
                    one.plan()));
            one.findings().forEach(finding -> text.append(format("           no index: %s%n", finding)));
        }
        report.questions()
                .forEach((kind, seconds) -> text.append(format("%-10s %8.3f s  %s%n", kind, seconds, words(kind))));
        return text.toString();
    }

    String markdown() {
        StringBuilder text = new StringBuilder(title())
                .append("\n\n| what | median | worst | target | at most | |\n|---|---:|---:|---:|---:|---|\n");
        for (Measured one : report.queries()) {
            text.append(format(
                    "| %s | %.3f s | %.3f s | %s s | %s s | %s; %s",
                    one.title(),
                    one.median(),
                    one.worst(),
                    number(one.target()),
                    number(one.limit()),
                    one.met() ? "met" : "missed",
                    one.plan()));
            one.findings().forEach(finding -> text.append("; no index: ").append(finding));
            text.append(" |\n");
        }
        report.questions()
                .forEach((kind, seconds) -> text.append(format("| %s | %.3f s | | | | |\n", words(kind), seconds)));
        return text.toString();
    }

    private static String words(String kind) {
        return QUESTIONS.getOrDefault(kind, kind);
    }

    private static String number(double seconds) {
        return seconds == Math.rint(seconds) ? Long.toString(Math.round(seconds)) : Double.toString(seconds);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
