package dev.steward.analysis.churn;

import dev.steward.analysis.Longs;
import dev.steward.analysis.churn.Calibration.Outcome;
import dev.steward.analysis.churn.Churn.Tier;
import dev.steward.journey.People;
import dev.steward.journey.Somebody;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** What became of people who were scored earlier, while a fold runs. */
final class Outcomes {
    private static final int TIERS = Tier.values().length;

    private final List<People.Gathering> people = new ArrayList<>();
    private final List<People.Gathering> churned = new ArrayList<>();
    private final Longs went = new Longs();
    private final Longs stayed = new Longs();
    private double squares;

    Outcomes() {
        for (int tier = 0; tier < TIERS; tier++) {
            people.add(new People.Gathering());
            churned.add(new People.Gathering());
        }
    }

    void add(Somebody who, int tier, long score, boolean gone) {
        people.get(tier).add(who);
        (gone ? went : stayed).add(score);
        if (gone) {
            churned.get(tier).add(who);
        }
        double off = score / (Churn.MOST * Scorer.POINT) - (gone ? 1 : 0);
        squares += off * off;
    }

    void absorb(Outcomes other) {
        for (int tier = 0; tier < TIERS; tier++) {
            people.get(tier).absorb(other.people.get(tier));
            churned.get(tier).absorb(other.churned.get(tier));
        }
        went.addAll(other.went);
        stayed.addAll(other.stayed);
        squares += other.squares;
    }

    Calibration finish(Instant at) {
        return new Calibration(
                at,
                IntStream.range(0, TIERS)
                        .mapToObj(tier -> new Outcome(
                                people.get(tier).people(), churned.get(tier).people()))
                        .toList(),
                squares,
                ranking());
    }

    private OptionalDouble ranking() {
        if (went.size() == 0 || stayed.size() == 0) {
            return OptionalDouble.empty();
        }
        stayed.sort();
        double right = 0;
        for (int i = 0; i < went.size(); i++) {
            int lower = stayed.firstFrom(went.get(i));
            int notHigher = stayed.firstFrom(went.get(i) + 1);
            right += (lower + notHigher) / 2.0;
        }
        return OptionalDouble.of(right / went.size() / stayed.size());
    }
}
