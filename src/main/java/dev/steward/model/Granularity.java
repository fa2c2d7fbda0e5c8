package dev.steward.model;

import java.util.Locale;

/** The calendar period that time is cut into. JSON: {@code hour}, {@code day}, {@code week}, {@code month}. */
public enum Granularity {
    HOUR,
    DAY,
    WEEK,
    MONTH;

    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
