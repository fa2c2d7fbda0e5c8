package dev.steward.ingest.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** When things happen at PetForce: the year, its landmarks, and the rhythm of days and weeks. Times in milliseconds. */
final class DemoYear {
    static final LocalDate FIRST = LocalDate.of(2025, 10, 1);
    static final LocalDate LAST = LocalDate.of(2026, 9, 30);
    static final int DAYS = (int) (LAST.toEpochDay() - FIRST.toEpochDay()) + 1;
    /** From this day on newcomers meet the new onboarding. */
    static final LocalDate REDESIGN = LocalDate.of(2026, 3, 16);
    /** The two weeks in which those who had gone are called back. */
    static final LocalDate CAMPAIGN = LocalDate.of(2026, 4, 13);

    static final int CAMPAIGN_DAYS = 14;

    static final long SECOND = 1_000;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;
    static final long WEEK = 7 * DAY;
    static final long START = at(FIRST);
    static final long END = START + DAYS * DAY;

    private final double[] registered = new double[DAYS + 1];

    DemoYear() {
        for (int day = 0; day < DAYS; day++) {
            registered[day + 1] = registered[day] + newcomers(FIRST.plusDays(day), (double) day / DAYS);
        }
    }

    /** Midnight UTC. */
    static long at(LocalDate day) {
        return day.atStartOfDay().toEpochSecond(ZoneOffset.UTC) * SECOND;
    }

    /** Which day of the year (from 0) the given share of all people has registered by. */
    int registrationDay(double share) {
        double wanted = share * registered[DAYS];
        int low = 0;
        int high = DAYS - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (registered[middle + 1] > wanted) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    // Growth, a weekly rhythm, puppies under the tree, and the campaign, which brings new people as well.
    private static double newcomers(LocalDate day, double yearGone) {
        double puppies = day.isAfter(LocalDate.of(2025, 12, 23)) && day.isBefore(LocalDate.of(2026, 1, 19)) ? 1.45 : 1;
        boolean campaign = !day.isBefore(CAMPAIGN) && day.isBefore(CAMPAIGN.plusDays(CAMPAIGN_DAYS));
        return (0.68 + 0.85 * yearGone) * weekday(day.getDayOfWeek()) * puppies * (campaign ? 1.2 : 1);
    }

    /** How busy a day of the week is, about 1. */
    static double weekday(DayOfWeek day) {
        return switch (day) {
            case MONDAY -> 1.06;
            case TUESDAY -> 0.98;
            case WEDNESDAY -> 0.96;
            case THURSDAY -> 0.93;
            case FRIDAY -> 0.85;
            case SATURDAY -> 1.05;
            case SUNDAY -> 1.2;
        };
    }

    /** A time of the local day: before work, at lunch, in the evening; at weekends later and more evenly. */
    static long timeOfDay(LocalDate day, Dice dice) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        double hour = switch (weekend ? dice.pick(0.4, 0.25, 0.3, 0.05) : dice.pick(0.24, 0.16, 0.54, 0.06)) {
            case 0 -> dice.normal(weekend ? 10 : 7.8, weekend ? 1.6 : 1);
            case 1 -> dice.normal(weekend ? 14.5 : 12.7, 1.4);
            case 2 -> dice.normal(20, 1.5);
            default -> dice.unit() * 24;
        };
        return Math.floorMod((long) (hour * HOUR), DAY);
    }

    /** The local day, in a place that is so many hours ahead of UTC. */
    static LocalDate localDay(long at, int hoursAhead) {
        return LocalDate.ofEpochDay(Math.floorDiv(at + hoursAhead * HOUR, DAY));
    }
}
