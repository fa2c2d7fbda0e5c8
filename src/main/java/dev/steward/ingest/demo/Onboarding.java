package dev.steward.ingest.demo;

import static dev.steward.ingest.demo.DemoYear.DAY;
import static dev.steward.ingest.demo.DemoYear.HOUR;
import static dev.steward.ingest.demo.DemoYear.MINUTE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a newcomer gets and when: register, verify the mail address, add a pet, set a reminder, subscribe. The redesign
 * lifts the middle of it, most of all on telephones, and makes it faster.
 */
record Onboarding(List<Milestone> milestones) {
    record Milestone(long at, Kind kind) {}

    private static final List<Kind> STEPS =
            List.of(Kind.REGISTER, Kind.VERIFY_EMAIL, Kind.ADD_PET, Kind.SET_REMINDER, Kind.SUBSCRIBE);
    private static final int DICE = 2;

    static Onboarding of(Person person) {
        Dice dice = Dice.of(DICE, person.luck());
        boolean redesigned = person.newOnboarding();
        List<Milestone> reached = new ArrayList<>();
        long at = person.registered();
        for (int step = 0; step < STEPS.size(); step++) {
            Kind kind = STEPS.get(step);
            if (!dice.chance(chance(kind, person, redesigned))) {
                break;
            }
            long delay = delay(kind, redesigned, dice);
            at = delay < 5 * HOUR ? at + delay : awake(person, at + delay, dice);
            reached.add(new Milestone(at, kind));
        }
        return new Onboarding(List.copyOf(reached));
    }

    /** 1 registered, 2 verified, 3 has a pet, 4 has a reminder, 5 subscribed. */
    int depth() {
        return milestones.size();
    }

    private static double chance(Kind kind, Person person, boolean redesigned) {
        double small = person.client().mobile() ? 1 : 0;
        double lift = person.origin().lift();
        return switch (kind) {
            case VERIFY_EMAIL -> redesigned ? 0.85 - 0.02 * small : 0.79 - 0.13 * small;
            case ADD_PET -> (redesigned ? 0.84 : 0.74 - 0.06 * small) * Math.min(1.12, 0.9 + 0.1 * lift);
            case SET_REMINDER -> (redesigned ? 0.61 : 0.42) * (0.7 + 0.3 * lift);
            case SUBSCRIBE -> 0.335 * lift * Math.min(1.3, 0.7 + 0.3 * person.keenness());
            default -> 1;
        };
    }

    private static long delay(Kind kind, boolean redesigned, Dice dice) {
        double millis = switch (kind) {
            case VERIFY_EMAIL -> dice.logNormal(redesigned ? 1.6 * MINUTE : 3.5 * MINUTE, 1.2);
            case ADD_PET -> dice.logNormal(redesigned ? 5 * MINUTE : 50 * MINUTE, 1.7);
            case SET_REMINDER -> dice.logNormal(redesigned ? 2 * HOUR : 18 * HOUR, 1.4);
            case SUBSCRIBE -> dice.logNormal(3.5 * DAY, 0.7);
            default -> 0;
        };
        return (long) millis;
    }

    // What is done much later is done at an hour at which people are awake.
    private static long awake(Person person, long at, Dice dice) {
        LocalDate day = person.localDay(at);
        long then = DemoYear.at(day)
                + DemoYear.timeOfDay(day, dice)
                - person.country().hoursAhead() * HOUR;
        return then < at ? then + DAY : then;
    }
}
