package dev.steward.ingest.seed;

import dev.steward.files.Sha256;
import dev.steward.ingest.demo.Crowd;
import dev.steward.model.BadInput;
import java.time.LocalDate;

/**
 * What to fill schemas with. The same seed gives the same people, who do the same.
 *
 * @param people how many there are
 * @param days for how many days, up to {@code last}, it is told what they do
 * @param last a day that is over (UTC)
 */
public record Seed(int people, int days, long number, LocalDate last) {
    private static final int FEWEST = 100;
    private static final int MOST = 1_000_000;

    public Seed {
        if (people < FEWEST || people > MOST) {
            throw new BadInput(
                    "seed.people",
                    "A schema cannot be filled with " + people + " people.",
                    "Choose a number from " + FEWEST + " to " + MOST + ".");
        }
        if (days < 1 || days > Crowd.MOST_DAYS) {
            throw new BadInput(
                    "seed.days",
                    "It cannot be told what people did for " + days + " days.",
                    "Choose a number from 1 to " + Crowd.MOST_DAYS + ".");
        }
    }

    Crowd crowd() {
        return new Crowd(people, number, last, days);
    }

    LocalDate first() {
        return last.minusDays(days - 1L);
    }

    /** The key of pseudonyms of people who do not exist: there is nothing behind them to keep secret. */
    String key() {
        return Sha256.of("steward seed " + number);
    }
}
