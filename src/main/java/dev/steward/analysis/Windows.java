package dev.steward.analysis;

import dev.steward.model.BadDefinition;
import java.time.Duration;

/** How long something may take or lie back. */
public final class Windows {
    private static final Duration LONGEST = Duration.ofDays(1_000_000);

    private Windows() {}

    /**
     * Refuses what is no stretch of time.
     *
     * @throws BadDefinition when it is not a whole number of seconds, from one second to a million days
     */
    public static void check(String key, Duration window) {
        if (window.compareTo(Duration.ofSeconds(1)) < 0 || window.compareTo(LONGEST) > 0 || window.getNano() != 0) {
            throw new BadDefinition(
                    "bad-window",
                    key,
                    "The " + key.replace('_', ' ') + " is " + window
                            + "; it must be a whole number of seconds, from one second to " + LONGEST.toDays()
                            + " days.",
                    "Choose one such as {\"value\": 14, \"unit\": \"day\"}.");
        }
    }
}
