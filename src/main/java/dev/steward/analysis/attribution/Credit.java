package dev.steward.analysis.attribution;

import dev.steward.analysis.attribution.Attribution.Model;
import dev.steward.analysis.attribution.AttributionResult.Channel;
import dev.steward.journey.Journey;
import dev.steward.journey.People;
import java.util.Arrays;
import java.util.Optional;

/** What one channel is credited with while a fold runs. */
final class Credit {
    private static final int NOBODY = -1;

    private final double[] credits = new double[Model.values().length];
    private final People.Gathering people = new People.Gathering();
    private long conversions;
    private long lastConversion = -1;
    private int lastActor = NOBODY;

    /** @param conversion a number that no other conversion of the fold has */
    void touched(Journey journey, long conversion) {
        if (lastConversion != conversion) {
            lastConversion = conversion;
            conversions++;
        }
        if (lastActor != journey.actor()) {
            lastActor = journey.actor();
            people.add(journey);
        }
    }

    void add(Model model, double credit) {
        credits[model.ordinal()] += credit;
    }

    void absorb(Credit other) {
        for (int model = 0; model < credits.length; model++) {
            credits[model] += other.credits[model];
        }
        people.absorb(other.people);
        conversions += other.conversions;
    }

    Channel channel(Optional<String> name) {
        return new Channel(
                name,
                people.people(),
                conversions,
                Arrays.stream(credits).boxed().toList());
    }
}
