package dev.steward.analysis.stickiness;

import dev.steward.analysis.Share;
import dev.steward.journey.People;
import java.util.List;

/**
 * The answer to a {@link Stickiness} question.
 *
 * @param periods how many periods the range has
 * @param people the first are those who are active in one period, the next those in two, and so on; the last not empty
 */
public record StickinessResult(int periods, List<People> people) {
    public StickinessResult {
        people = List.copyOf(people);
    }

    /** How many people are active in exactly that many periods. */
    public long exactly(int active) {
        return people.get(active - 1).size();
    }

    /** How many people are active at all. */
    public long everybody() {
        return people.stream().mapToLong(People::size).sum();
    }

    /** In how many periods people are active on average; there is no average of nobody. */
    public Share average() {
        long sum = 0;
        for (int active = 1; active <= people.size(); active++) {
            sum += active * exactly(active);
        }
        return new Share(sum, everybody());
    }
}
