package dev.steward.governance.standing;

import dev.steward.model.BadInput;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * When something is done, as cron writes it: minute, hour, day of the month, month, day of the week, in UTC. Where both days are
 * restricted, either will do, as in cron.
 */
public final class Schedule {
    private static final int FIELDS = 5;
    private static final int DAYS = 7;
    /** 29 February comes after eight years at the latest. */
    private static final int FARTHEST_DAYS = 8 * 366 + 1;

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> WEEK = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
    private static final Pattern PART = Pattern.compile("(\\*|\\w+)(?:-(\\w+))?(?:/(\\d{1,2}))?");

    private final String text;
    private final BitSet minutes;
    private final BitSet hours;
    private final BitSet days;
    private final BitSet months;
    private final BitSet weekdays;
    private final boolean eitherDay;

    private Schedule(String text, String[] fields) {
        this.text = text;
        this.minutes = new Field(text, fields[0], 0, 59, List.of()).read();
        this.hours = new Field(text, fields[1], 0, 23, List.of()).read();
        this.days = new Field(text, fields[2], 1, 31, List.of()).read();
        this.months = new Field(text, fields[3], 1, 12, MONTHS).read();
        this.weekdays = new Field(text, fields[4], 0, DAYS, WEEK).read();
        if (weekdays.get(DAYS)) {
            weekdays.set(0);
        }
        this.eitherDay = !fields[2].startsWith("*") && !fields[4].startsWith("*");
    }

    /** @throws BadInput when it is not written as it should be, or never comes */
    public static Schedule parse(String text) {
        String[] fields = text.strip().toLowerCase(Locale.ROOT).split("\\s+");
        if (fields.length != FIELDS) {
            throw bad(text, "it has " + fields.length + " fields");
        }
        Schedule schedule = new Schedule(String.join(" ", fields), fields);
        if (schedule.next(Instant.EPOCH).isEmpty()) {
            throw bad(text, "no day is such a day");
        }
        return schedule;
    }

    private static BadInput bad(String text, String why) {
        return new BadInput(
                "schedule",
                "\"" + text + "\" is no schedule: " + why + ".",
                "Write five fields, minute hour day month weekday, in UTC: \"0 2 * * *\" is every day at two.");
    }

    /** The first time after an instant; empty: it never comes. */
    public Optional<Instant> next(Instant after) {
        LocalDate first = after.atZone(ZoneOffset.UTC).toLocalDate();
        for (int i = 0; i <= FARTHEST_DAYS; i++) {
            LocalDate day = first.plusDays(i);
            if (!on(day)) {
                continue;
            }
            for (int hour = hours.nextSetBit(0); hour >= 0; hour = hours.nextSetBit(hour + 1)) {
                for (int minute = minutes.nextSetBit(0); minute >= 0; minute = minutes.nextSetBit(minute + 1)) {
                    Instant at = day.atTime(LocalTime.of(hour, minute)).toInstant(ZoneOffset.UTC);
                    if (at.isAfter(after)) {
                        return Optional.of(at);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private boolean on(LocalDate day) {
        boolean dayOfMonth = days.get(day.getDayOfMonth());
        boolean dayOfWeek = weekdays.get(day.getDayOfWeek().getValue() % DAYS);
        return months.get(day.getMonthValue()) && (eitherDay ? dayOfMonth || dayOfWeek : dayOfMonth && dayOfWeek);
    }

    /** How many of its times lie after one instant, and not after another; counts no further than {@code enough}. */
    public int times(Instant after, Instant upTo, int enough) {
        int times = 0;
        Optional<Instant> at = next(after);
        while (times < enough && at.filter(time -> !time.isAfter(upTo)).isPresent()) {
            times++;
            at = next(at.get());
        }
        return times;
    }

    /** Whether both come at the same minute, within a year. */
    public Optional<Instant> meets(Schedule other, Instant from) {
        Instant end = from.atZone(ZoneOffset.UTC).plusYears(1).toInstant();
        Optional<Instant> mine = next(from);
        Optional<Instant> theirs = other.next(from);
        while (mine.isPresent()
                && theirs.isPresent()
                && mine.get().isBefore(end)
                && theirs.get().isBefore(end)) {
            if (mine.get().equals(theirs.get())) {
                return mine;
            }
            if (mine.get().isBefore(theirs.get())) {
                mine = next(theirs.get().minusSeconds(1));
            } else {
                theirs = other.next(mine.get().minusSeconds(1));
            }
        }
        return Optional.empty();
    }

    /** The same as systemd's timers write it; more than one where either day will do. */
    public List<String> calendar() {
        String time = " *-" + list(months, 1, 12, "%02d") + "-%s " + list(hours, 0, 23, "%02d") + ":"
                + list(minutes, 0, 59, "%02d") + ":00 UTC";
        String ofMonth = list(days, 1, 31, "%02d");
        String week = IntStream.range(0, DAYS)
                .filter(weekdays::get)
                .mapToObj(day -> WEEK.get(day).substring(0, 1).toUpperCase(Locale.ROOT)
                        + WEEK.get(day).substring(1))
                .collect(Collectors.joining(","));
        boolean anyWeekday = IntStream.range(0, DAYS).allMatch(weekdays::get);
        return eitherDay
                ? List.of(time.formatted(ofMonth).strip(), week + time.formatted("*"))
                : List.of(((anyWeekday ? "" : week) + time.formatted(ofMonth)).strip());
    }

    private static String list(BitSet set, int from, int to, String form) {
        return set.get(from, to + 1).cardinality() == to - from + 1
                ? "*"
                : set.stream()
                        .mapToObj(value -> String.format(Locale.ROOT, form, value))
                        .collect(Collectors.joining(","));
    }

    @Override
    public String toString() {
        return text;
    }

    /** One field: numbers, names, ranges, steps, joined by commas. */
    private record Field(String whole, String text, int from, int to, List<String> names) {
        BitSet read() {
            BitSet set = new BitSet();
            for (String part : text.split(",", -1)) {
                Matcher form = PART.matcher(part);
                if (!form.matches() || form.group(1).equals("*") && form.group(2) != null) {
                    throw bad(whole, "\"" + part + "\" is not understood");
                }
                boolean all = form.group(1).equals("*");
                int first = all ? from : number(form.group(1));
                int alone = form.group(3) == null ? first : to;
                int last = all ? to : form.group(2) == null ? alone : number(form.group(2));
                int step = form.group(3) == null ? 1 : Integer.parseInt(form.group(3));
                if (step < 1 || last < first) {
                    throw bad(whole, "\"" + part + "\" is empty");
                }
                for (int value = first; value <= last; value += step) {
                    set.set(value);
                }
            }
            return set;
        }

        private int number(String word) {
            int named = names.indexOf(word);
            int value = named >= 0 ? named + from : word.matches("\\d{1,2}") ? Integer.parseInt(word) : -1;
            if (value < from || value > to) {
                throw bad(whole, "\"" + word + "\" does not lie between " + from + " and " + to);
            }
            return value;
        }
    }
}
