package dev.steward.analysis.funnel;

import dev.steward.journey.Journey;
import dev.steward.model.CodePointOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** The people of whom something holds, given their journey and their attempts. */
final class ActorsTally implements Tally<List<String>> {
    private final BiPredicate<Journey, Tries> meant;
    private final List<String> actors = new ArrayList<>();

    ActorsTally(BiPredicate<Journey, Tries> meant) {
        this.meant = meant;
    }

    @Override
    public void person(Journey journey, Tries tries) {
        if (meant.test(journey, tries)) {
            actors.add(journey.actor());
        }
    }

    @Override
    public List<String> finish() {
        actors.sort(CodePointOrder.INSTANCE);
        return actors;
    }
}
