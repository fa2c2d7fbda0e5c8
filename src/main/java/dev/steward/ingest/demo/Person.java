package dev.steward.ingest.demo;

import java.time.LocalDate;

/**
 * One imaginary person, thrown whole from the number: where they live, what they use, how keen they are.
 *
 * @param number from 0; the higher, the later they came
 * @param luck what all dice about them are thrown from; their number, where it is the demo lake
 * @param second what they use now and then instead
 * @param keenness about 1; how much more than others they do
 * @param registered when they sign up, in milliseconds
 */
record Person(
        int number,
        long luck,
        Country country,
        Client client,
        Client second,
        Origin origin,
        double keenness,
        long registered,
        int clockAhead) {
    /** The last numbers are robots, who never register. */
    static final int ROBOTS = 5;

    private static final int FOLK = 1;
    private static final double SECOND_DEVICE = 0.3;
    private static final double WRONG_CLOCK = 0.012;

    /** @param seed 0 for the people of the demo lake, others for other people */
    static Person of(int number, long seed, DemoSize size, DemoYear year) {
        long luck = Dice.mix(seed) + number;
        Dice dice = Dice.of(FOLK, luck);
        if (number >= size.people() - ROBOTS) {
            return new Person(
                    number, luck, Country.NL, Client.ROBOT, Client.ROBOT, Origin.ORGANIC, 1, DemoYear.START, 0);
        }
        Country country = Country.pick(dice);
        Client client = Client.pick(dice);
        Client second = dice.chance(SECOND_DEVICE) ? Client.pick(dice) : client;
        Origin origin = Origin.pick(dice);
        double keenness = Math.clamp(dice.logNormal(0.9, 0.5), 0.25, 3.5) * origin.lift();
        double share = (number + dice.unit()) / (size.people() - ROBOTS);
        LocalDate day = DemoYear.FIRST.plusDays(year.registrationDay(share));
        long registered = DemoYear.at(day) + DemoYear.timeOfDay(day, dice) - country.hoursAhead() * DemoYear.HOUR;
        return new Person(
                number, luck, country, client, second, origin, keenness, insideYear(registered), wrongClock(dice));
    }

    private static long insideYear(long at) {
        return at < DemoYear.START ? at + DemoYear.DAY : at >= DemoYear.END ? at - DemoYear.DAY : at;
    }

    // Seconds that the clock of their device is ahead (or, negative, behind): minutes, or whole hours and then some.
    private static int wrongClock(Dice dice) {
        if (!dice.chance(WRONG_CLOCK)) {
            return 0;
        }
        int seconds = dice.chance(0.5) ? dice.between(400, 3_000) : dice.between(1, 12) * 3_600 + dice.between(0, 50);
        return dice.chance(0.65) ? seconds : -seconds;
    }

    boolean robot() {
        return client == Client.ROBOT;
    }

    boolean newOnboarding() {
        return registered >= DemoYear.at(DemoYear.REDESIGN);
    }

    LocalDate localDay(long at) {
        return DemoYear.localDay(at, country.hoursAhead());
    }

    /** What they use in a session. */
    Client client(int session) {
        return session % 4 == 3 ? second : client;
    }
}
