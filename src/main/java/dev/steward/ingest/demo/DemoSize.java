package dev.steward.ingest.demo;

import dev.steward.model.BadInput;

/**
 * How big a demo lake is to be: about 75 events for each of its people.
 *
 * @param people how many people there are, robots included
 */
public record DemoSize(int people) {
    /** The lake that {@code steward demo} opens. */
    public static final DemoSize STANDARD = new DemoSize(20_000);

    private static final int FEWEST = 100;
    private static final int MOST = 5_000_000;

    public DemoSize {
        if (people < FEWEST || people > MOST) {
            throw new BadInput(
                    "demo.people",
                    "A demo lake cannot have " + people + " people.",
                    "Choose a number from " + FEWEST + " to " + MOST + ".");
        }
    }
}
