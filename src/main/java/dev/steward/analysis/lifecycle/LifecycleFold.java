package dev.steward.analysis.lifecycle;

import dev.steward.analysis.lifecycle.LifecycleResult.State;
import dev.steward.journey.Fold;
import dev.steward.journey.Journey;
import dev.steward.journey.People;
import dev.steward.model.CalendarAxis;
import java.util.ArrayList;
import java.util.List;

/**
 * Each person's state in each listed period, from the periods they were active in. The axis begins one period before the
 * first listed one, where those come from who fall dormant in the first.
 */
final class LifecycleFold implements Fold<LifecycleFold, LifecycleResult> {
    private static final int NEVER = -2;

    private final CalendarAxis axis;
    private final List<People.Gathering> people = new ArrayList<>();

    /** @param axis the listed periods and the one before */
    LifecycleFold(CalendarAxis axis) {
        this.axis = axis;
        for (int i = 0; i < axis.size() * State.values().length; i++) {
            people.add(new People.Gathering());
        }
    }

    private People.Gathering people(int period, State state) {
        return people.get(period * State.values().length + state.ordinal());
    }

    @Override
    public void accept(Journey journey) {
        int last = NEVER;
        for (int event = 0; event < journey.size(); event++) {
            if (!journey.matches(event, 0)) {
                continue;
            }
            long at = journey.micros(event);
            if (last >= 0 && at < axis.start(last + 1)) {
                continue;
            }
            int period = last >= 0 ? axis.indexOf(at, last) : axis.indexOf(at);
            if (period == axis.size()) {
                break;
            }
            if (period != last) {
                become(journey, period, state(last, period));
                if (last >= 0 && last + 1 < period) {
                    become(journey, last + 1, State.DORMANT);
                }
                last = period;
            }
        }
        if (last >= 0 && last + 1 < axis.size()) {
            become(journey, last + 1, State.DORMANT);
        }
    }

    private static State state(int last, int period) {
        if (last == NEVER) {
            return State.NEW;
        }
        return last >= 0 && last == period - 1 ? State.RETURNING : State.RESURRECTING;
    }

    private void become(Journey journey, int period, State state) {
        if (period > 0) {
            people(period, state).add(journey);
        }
    }

    @Override
    public void absorb(LifecycleFold other) {
        for (int i = 0; i < people.size(); i++) {
            people.get(i).absorb(other.people.get(i));
        }
    }

    @Override
    public LifecycleResult finish() {
        List<LifecycleResult.Period> periods = new ArrayList<>();
        for (int period = 1; period < axis.size(); period++) {
            periods.add(new LifecycleResult.Period(
                    axis.label(period),
                    of(period, State.NEW),
                    of(period, State.RETURNING),
                    of(period, State.RESURRECTING),
                    of(period, State.DORMANT)));
        }
        return new LifecycleResult(periods);
    }

    private People of(int period, State state) {
        return people(period, state).people();
    }
}
