package dev.steward.chart;

import dev.steward.model.Granularity;
import java.awt.FontMetrics;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

/**
 * The name of a period: "May" in "2024", "6 May" in "2024", "13:00" on "6 May 2024".
 *
 * @param near what tells it from its neighbours
 * @param far what it shares with most of them; empty when the start is no date
 */
record PeriodLabel(String near, String far) {
    private static final double APART = 10;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);
    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    /** {@code start} is "2024-05-06" or "2024-05-06T13:00"; anything else stands as it is. */
    static PeriodLabel of(Granularity granularity, String start) {
        try {
            LocalDateTime time = LocalDateTime.parse(start.length() == 10 ? start + "T00:00" : start);
            return switch (granularity) {
                case MONTH -> new PeriodLabel(MONTH.format(time), YEAR.format(time));
                case DAY, WEEK -> new PeriodLabel(DAY.format(time), YEAR.format(time));
                case HOUR -> new PeriodLabel(HOUR.format(time), DATE.format(time));
            };
        } catch (DateTimeParseException e) {
            return new PeriodLabel(start, "");
        }
    }

    /** "May 2024", "6 May 2024", "6 May 2024 13:00". */
    String full() {
        if (far.isEmpty()) {
            return near;
        }
        return near.indexOf(':') > 0 ? far + " " + near : near + " " + far;
    }

    static List<PeriodLabel> all(Granularity granularity, List<String> starts) {
        return starts.stream().map(start -> of(granularity, start)).toList();
    }

    /** How many steps to take from one label to the next, so that they fit side by side. */
    static int every(List<PeriodLabel> labels, FontMetrics metrics, double width) {
        double widest = labels.stream()
                .mapToDouble(label -> Math.max(metrics.stringWidth(label.near()), metrics.stringWidth(label.far())))
                .max()
                .orElse(0);
        double each = width / Math.max(1, labels.size());
        return Math.max(1, (int) Math.ceil((widest + APART) / each));
    }
}
