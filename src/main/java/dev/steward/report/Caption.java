package dev.steward.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * What a reader of an exported document must know to trust it.
 *
 * @param definition the question in words
 * @param source the name of the source
 * @param generation the state of the data that was read
 */
public record Caption(String title, String definition, String source, String generation, Instant exportedAt) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** "2026-01-31 08:00 UTC". */
    String exported() {
        return TIME.format(exportedAt);
    }

    /** The definition, and where and when the numbers are from. */
    List<String> lines() {
        return List.of(definition, Words.say("caption.source", source, generation, exported()));
    }
}
