package dev.steward.definition;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Durations in JSON: {@code {"value": 14, "unit": "day"}}; a day is 86,400 s, always. */
public final class DurationJson {
    private enum Unit {
        SECOND(1),
        MINUTE(60),
        HOUR(3_600),
        DAY(86_400),
        WEEK(604_800);

        final long seconds;

        Unit(long seconds) {
            this.seconds = seconds;
        }
    }

    private static final Map<String, Unit> UNITS = Words.of(Unit.class);

    private DurationJson() {}

    /** The duration under a key, more than zero; empty when the key is absent. */
    public static Optional<Duration> read(JsonFields parent, String key) {
        return parent.object(key).map(fields -> {
            fields.only(List.of("value", "unit"));
            fields.need("value", "Write a whole number of units.");
            fields.need("unit", "Allowed: " + String.join(", ", UNITS.keySet()) + ".");
            int value = fields.whole("value", 1).orElseThrow();
            return Duration.ofSeconds(fields.oneOf("unit", UNITS).orElseThrow().seconds * value);
        });
    }

    /** In the largest unit, up to days, that needs no fraction. */
    public static ObjectNode write(Duration duration) {
        Unit unit = Unit.SECOND;
        for (Unit larger : List.of(Unit.MINUTE, Unit.HOUR, Unit.DAY)) {
            if (duration.getSeconds() % larger.seconds == 0) {
                unit = larger;
            }
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("value", duration.getSeconds() / unit.seconds)
                .put("unit", Words.of(unit));
    }
}
