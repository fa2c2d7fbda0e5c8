package dev.steward.governance.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long something is kept: whole hours, UTC calendar days, weeks, months or years, or for ever.
 *
 * @param amount at least 1; 0 for ever
 */
public record Keep(int amount, Unit unit) {
    /** What time is counted in. */
    public enum Unit {
        HOUR,
        DAY,
        WEEK,
        MONTH,
        YEAR,
        EVER
    }

    public static final Keep FOR_EVER = new Keep(0, Unit.EVER);

    private static final Pattern TEXT = Pattern.compile("([1-9]\\d{0,4}) ?(h|hour|d|day|w|week|m|month|y|year)s?");

    /** Reads {@code 90 days}, {@code 90d}, {@code 6 months}, {@code 2y}, {@code 1 hour} or {@code for ever}. */
    public static Optional<Keep> parse(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (word.equals("for ever") || word.equals("forever")) {
            return Optional.of(FOR_EVER);
        }
        Matcher parts = TEXT.matcher(word);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int amount = Integer.parseInt(parts.group(1));
        return Optional.of(new Keep(
                amount,
                switch (parts.group(2).charAt(0)) {
                    case 'h' -> Unit.HOUR;
                    case 'd' -> Unit.DAY;
                    case 'w' -> Unit.WEEK;
                    case 'm' -> Unit.MONTH;
                    default -> Unit.YEAR;
                }));
    }

    /**
     * What is older than this may go: before it, not at it. For days and longer it is the beginning of a UTC day, so that a day is
     * never cut in two, whatever the hour and the zone of whoever asks; a month before the 31st is the last day of a shorter month.
     * A later {@code now} never gives an earlier cut-off. Empty: nothing ever goes.
     */
    public Optional<Instant> cutOff(Instant now) {
        return switch (unit) {
            case EVER -> Optional.empty();
            case HOUR -> Optional.of(now.minus(Duration.ofHours(amount)));
            case DAY, WEEK, MONTH, YEAR ->
                begins(now.atZone(ZoneOffset.UTC).toLocalDate().minus(amount, chrono().orElseThrow()));
        };
    }

    /** When something of that moment is first older than its cut-off; empty: never. */
    public Optional<Instant> end(Instant since) {
        if (unit == Unit.EVER) {
            return Optional.empty();
        }
        if (unit == Unit.HOUR) {
            return Optional.of(since.plus(Duration.ofHours(amount)).plusNanos(1));
        }
        // In a shorter month the same day of the month comes too early.
        LocalDate day = since.atZone(ZoneOffset.UTC).toLocalDate();
        Optional<Instant> now = begins(day.plus(amount, chrono().orElseThrow()));
        while (now.flatMap(this::cutOff).filter(since::isBefore).isEmpty()) {
            now = now.map(before -> before.plus(Duration.ofDays(1)));
        }
        return now;
    }

    /** How long it is where that is the same at any time; empty: months, years, for ever. */
    public Optional<Duration> exactly() {
        return switch (unit) {
            case HOUR -> Optional.of(Duration.ofHours(amount));
            case DAY -> Optional.of(Duration.ofDays(amount));
            case WEEK -> Optional.of(Duration.ofDays(7L * amount));
            case MONTH, YEAR, EVER -> Optional.empty();
        };
    }

    /** The unit as Java's calendar has it; empty: for ever. */
    public Optional<ChronoUnit> chrono() {
        return switch (unit) {
            case HOUR -> Optional.of(ChronoUnit.HOURS);
            case DAY -> Optional.of(ChronoUnit.DAYS);
            case WEEK -> Optional.of(ChronoUnit.WEEKS);
            case MONTH -> Optional.of(ChronoUnit.MONTHS);
            case YEAR -> Optional.of(ChronoUnit.YEARS);
            case EVER -> Optional.empty();
        };
    }

    private static Optional<Instant> begins(LocalDate day) {
        return Optional.of(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    @Override
    public String toString() {
        return unit == Unit.EVER
                ? "for ever"
                : amount + " " + unit.name().toLowerCase(Locale.ROOT) + (amount == 1 ? "" : "s");
    }
}
