package dev.steward.analysis;

import dev.steward.journey.Fold;
import dev.steward.journey.Journey;
import dev.steward.journey.People;
import java.util.function.Predicate;

/** The people of whom something holds, given their journey. */
public final class PeopleFold implements Fold<PeopleFold, People> {
    private final Predicate<Journey> meant;
    private final People.Gathering people = new People.Gathering();

    /** @param meant called by one thread at a time */
    public PeopleFold(Predicate<Journey> meant) {
        this.meant = meant;
    }

    @Override
    public void accept(Journey journey) {
        if (meant.test(journey)) {
            people.add(journey);
        }
    }

    @Override
    public void absorb(PeopleFold other) {
        people.absorb(other.people);
    }

    @Override
    public People finish() {
        return people.people();
    }
}
