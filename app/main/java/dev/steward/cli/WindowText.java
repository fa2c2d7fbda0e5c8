package dev.steward.cli;

import java.util.Locale;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What {@code steward bench --ui} measured, in sentences and under stable keys. */
record WindowText(Session.Stillness measured) {
    String text() {
        String pauses = format(
                "The window's longest pause was %.0f ms (%s); half of %d were under %.1f ms, 99 %% under %.0f ms.%n",
                measured.longest(),
                measured.longestOn().isEmpty() ? "opening" : measured.longestOn(),
                measured.beats(),
                measured.median(),
                measured.nearlyAll());
        String edits = measured.edits() == 0
                ? format("No funnel could be edited: the source has too few kinds of events.%n")
                : format(
                        "An edited funnel was answered and painted within %.0f ms for half of %d edits, within %.0f ms for all.%n",
                        measured.paintedMedian(), measured.edits(), measured.paintedLongest());
        return pauses + edits;
    }

    String json() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("pause.longest.ms", measured.longest())
                .put("pause.longest.on", measured.longestOn())
                .put("pause.median.ms", measured.median())
                .put("pause.p99.ms", measured.nearlyAll());
        if (measured.edits() > 0) {
            document.put("answer.painted.edits", measured.edits())
                    .put("answer.painted.ms", measured.paintedMedian())
                    .put("answer.painted.longest.ms", measured.paintedLongest());
        }
        return document.toPrettyString() + System.lineSeparator();
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
