package dev.steward.ingest.demo;

import java.time.LocalDate;

/** A crawler that signs on with stolen cookies: thousands of page views in three hours of one night, then silence. */
final class Robot {
    static final LocalDate NIGHT = LocalDate.of(2026, 8, 22);
    /** How many pages each of the robots looks at. */
    static final int PAGES = 2_400;

    private static final int DICE = 5;
    private static final long FROM = 2 * DemoYear.HOUR;

    private Robot() {}

    static void crawl(Person robot, Move.Sink sink) {
        Dice dice = Dice.of(DICE, robot.number());
        long at = DemoYear.at(NIGHT) + FROM;
        for (int i = 0; i < PAGES; i++) {
            at += dice.between(3_200, 5_400);
            sink.take(new Move(
                    at, robot.number(), Kind.PAGE_VIEW, 0, Page.pick(dice).ordinal(), false));
        }
    }
}
