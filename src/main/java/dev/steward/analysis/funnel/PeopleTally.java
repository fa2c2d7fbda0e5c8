package dev.steward.analysis.funnel;

import dev.steward.journey.Journey;
import dev.steward.journey.People;
import java.util.function.BiPredicate;

/** The people of whom something holds, given their journey and their attempts. */
final class PeopleTally implements Tally<PeopleTally, People> {
    private final BiPredicate<Journey, Tries> meant;
    private final People.Gathering people = new People.Gathering();

    /** @param meant called by one thread at a time */
    PeopleTally(BiPredicate<Journey, Tries> meant) {
        this.meant = meant;
    }

    @Override
    public void person(Journey journey, Tries tries) {
        if (meant.test(journey, tries)) {
            people.add(journey);
        }
    }

    @Override
    public void absorb(PeopleTally other) {
        people.absorb(other.people);
    }

    @Override
    public People finish() {
        return people.people();
    }
}
