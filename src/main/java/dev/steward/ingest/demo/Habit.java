package dev.steward.ingest.demo;

import static dev.steward.ingest.demo.DemoYear.DAY;
import static dev.steward.ingest.demo.DemoYear.HOUR;
import static dev.steward.ingest.demo.DemoYear.WEEK;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * When people come back after their first day. The chance to be still there after k weeks is (1 + k / 1.2)^-b (a Lomax
 * curve: steep at first, then long and flat), b smaller for those who got further; while there, most weeks see them. Some
 * who had gone come back when the campaign calls, a few for no reason at all.
 */
final class Habit {
    /** A visit and why it happens. */
    record Visit(long at, Reason reason) {}

    enum Reason {
        HABIT,
        CAMPAIGN,
        /** The last one of somebody who ends a subscription. */
        GOODBYE
    }

    private static final int DICE = 3;
    private static final double SCALE = 1.2;
    private static final double[] DECAY = {0, 2.1, 1.25, 0.74, 0.46, 0.27};
    private static final double[] DAYS_A_WEEK = {0, 0.25, 0.5, 1.1, 1.9, 2.6};
    private static final double[] CALLED_BACK = {0, 0.05, 0.12, 0.3, 0.38, 0.4};
    private static final double[] SEEN_IN_THE_FIRST_WEEK = {0, 0.2, 0.45, 0.68, 0.85, 0.95};
    private static final double SEEN_IN_A_WEEK = 0.8;
    private static final double NEW_ONBOARDING_STAYS = 0.9;
    private static final double CANCELS = 0.55;
    private static final double RETURNS_UNCALLED = 0.05;
    private static final double TWICE_A_DAY = 0.12;

    private final Person person;
    private final int depth;
    private final Dice dice;
    private final List<Visit> visits = new ArrayList<>();

    private Habit(Person person, int depth) {
        this.person = person;
        this.depth = depth;
        this.dice = Dice.of(DICE, person.luck());
    }

    /** All visits after the day of registration, in no order, none after the year. */
    static List<Visit> visits(Person person, int depth) {
        Habit habit = new Habit(person, depth);
        habit.live();
        return habit.visits;
    }

    private void live() {
        double decay = DECAY[depth] * (person.newOnboarding() ? NEW_ONBOARDING_STAYS : 1);
        long gone = stay(person.registered(), weeksThere(decay), false);
        leave();
        long campaign = DemoYear.at(DemoYear.CAMPAIGN);
        if (gone < campaign - 2 * WEEK && dice.chance(CALLED_BACK[depth])) {
            int day = Math.min(DemoYear.CAMPAIGN_DAYS - 1, dice.geometric(3));
            long back = at(DemoYear.CAMPAIGN.plusDays(day));
            visits.add(new Visit(back, Reason.CAMPAIGN));
            gone = stay(back, weeksThere(1.4), true);
        }
        if (dice.chance(RETURNS_UNCALLED)) {
            long back = gone + dice.between(4, 20) * WEEK;
            stay(back, dice.below(3), true);
        }
    }

    private double weeksThere(double decay) {
        return SCALE * (StrictMath.pow(1 - dice.unit(), -1 / decay) - 1);
    }

    /** Visits week by week, from {@code start} for so many weeks; returns the end of the last week. */
    private long stay(long start, double weeks, boolean back) {
        int week = 0;
        for (; week <= weeks && start + week * WEEK < DemoYear.END; week++) {
            if (dice.chance(week == 0 && !back ? SEEN_IN_THE_FIRST_WEEK[depth] : SEEN_IN_A_WEEK)) {
                seen(person.localDay(start).plusDays(7L * week));
            }
        }
        return start + week * WEEK;
    }

    private void seen(LocalDate weekStart) {
        int days = 1 + Math.min(6, dice.geometric(DAYS_A_WEEK[depth] * person.keenness()));
        boolean[] taken = new boolean[7];
        for (int i = 0; i < days; i++) {
            int offset = 1 + dice.below(7);
            LocalDate day = weekStart.plusDays(offset);
            if (taken[offset - 1] || !dice.chance(DemoYear.weekday(day.getDayOfWeek()) / 1.2)) {
                continue;
            }
            taken[offset - 1] = true;
            visit(at(day));
            if (dice.chance(TWICE_A_DAY)) {
                visit(at(day));
            }
        }
    }

    private void visit(long at) {
        if (at > person.registered() + 2 * HOUR && at < DemoYear.END - HOUR) {
            visits.add(new Visit(at, Reason.HABIT));
        }
    }

    private void leave() {
        if (depth < 5 || visits.isEmpty() || !dice.chance(CANCELS)) {
            return;
        }
        int last = 0;
        for (int i = 1; i < visits.size(); i++) {
            last = visits.get(i).at() > visits.get(last).at() ? i : last;
        }
        if (visits.get(last).at() < DemoYear.END - 2 * WEEK) {
            visits.set(last, new Visit(visits.get(last).at(), Reason.GOODBYE));
        }
    }

    private long at(LocalDate day) {
        long at = DemoYear.at(day)
                + DemoYear.timeOfDay(day, dice)
                - person.country().hoursAhead() * HOUR;
        return Math.max(at, DemoYear.START + DAY);
    }
}
