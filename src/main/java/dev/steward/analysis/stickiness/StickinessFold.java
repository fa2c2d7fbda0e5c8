package dev.steward.analysis.stickiness;

import dev.steward.journey.Fold;
import dev.steward.journey.Journey;
import dev.steward.journey.People;
import dev.steward.model.CalendarAxis;
import java.util.ArrayList;
import java.util.List;

/** Counts the periods each person is active in. Every event of the query lies on the axis. */
final class StickinessFold implements Fold<StickinessFold, StickinessResult> {
    private final CalendarAxis axis;
    private final List<People.Gathering> people = new ArrayList<>();

    StickinessFold(CalendarAxis axis) {
        this.axis = axis;
    }

    /** In how many periods of the axis the journey has an event that counts as activity. */
    static int activePeriods(Journey journey, CalendarAxis axis) {
        int active = 0;
        long end = Long.MIN_VALUE;
        for (int event = 0; event < journey.size(); event++) {
            if (journey.micros(event) >= end && journey.matches(event, 0)) {
                active++;
                end = axis.start(axis.indexOf(journey.micros(event)) + 1);
            }
        }
        return active;
    }

    @Override
    public void accept(Journey journey) {
        int active = activePeriods(journey, axis);
        if (active > 0) {
            reserve(active);
            people.get(active - 1).add(journey);
        }
    }

    private void reserve(int active) {
        while (people.size() < active) {
            people.add(new People.Gathering());
        }
    }

    @Override
    public void absorb(StickinessFold other) {
        reserve(other.people.size());
        for (int i = 0; i < other.people.size(); i++) {
            people.get(i).absorb(other.people.get(i));
        }
    }

    @Override
    public StickinessResult finish() {
        return new StickinessResult(
                axis.size(), people.stream().map(People.Gathering::people).toList());
    }
}
