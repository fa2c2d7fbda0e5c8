package dev.steward.analysis.sessions;

import dev.steward.analysis.Seconds;
import dev.steward.journey.Journey;
import dev.steward.model.CalendarAxis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Sessions by the period they begin in. */
final class TrendTally implements Tally<TrendTally> {
    private static final int NOBODY = -1;

    private final Optional<CalendarAxis> axis;
    private final long[] sessions;
    private final long[] people;
    private final long[] events;
    private final long[] micros;
    private final long[] bounced;
    private final long[] engaged;
    private final int[] lastPerson;

    /** @param axis holds every event of the query; empty when there are none */
    TrendTally(Optional<CalendarAxis> axis) {
        int periods = axis.map(CalendarAxis::size).orElse(0);
        this.axis = axis;
        sessions = new long[periods];
        people = new long[periods];
        events = new long[periods];
        micros = new long[periods];
        bounced = new long[periods];
        engaged = new long[periods];
        lastPerson = new int[periods];
        Arrays.fill(lastPerson, NOBODY);
    }

    @Override
    public void session(Journey journey, int from, int to, int person) {
        add(journey.micros(from), TotalsTally.micros(journey, from, to), to - from, person);
    }

    @Override
    public void counted(Counted session, int person) {
        add(session.start(), session.micros(), session.events(), person);
    }

    private void add(long start, long lasted, int itsEvents, int person) {
        int period = axis.orElseThrow().indexOf(start);
        sessions[period]++;
        events[period] += itsEvents;
        micros[period] += lasted;
        bounced[period] += TotalsTally.bounced(lasted) ? 1 : 0;
        engaged[period] += TotalsTally.engaged(lasted) ? 1 : 0;
        people[period] += lastPerson[period] == person ? 0 : 1;
        lastPerson[period] = person;
    }

    @Override
    public void absorb(TrendTally other) {
        add(sessions, other.sessions);
        add(people, other.people);
        add(events, other.events);
        add(micros, other.micros);
        add(bounced, other.bounced);
        add(engaged, other.engaged);
    }

    private static void add(long[] mine, long[] theirs) {
        for (int period = 0; period < mine.length; period++) {
            mine[period] += theirs[period];
        }
    }

    @Override
    public SessionsResult.Trend finish() {
        List<SessionsResult.Period> periods = new ArrayList<>();
        for (int i = 0; i < sessions.length; i++) {
            periods.add(new SessionsResult.Period(
                    axis.orElseThrow().label(i),
                    sessions[i],
                    people[i],
                    events[i],
                    bounced[i],
                    engaged[i],
                    Seconds.average(micros[i], sessions[i])));
        }
        return new SessionsResult.Trend(periods);
    }
}
