package dev.steward.analysis.sessions;

import dev.steward.analysis.Longs;
import dev.steward.analysis.Seconds;
import dev.steward.journey.Journey;
import dev.steward.model.Times;

/** Sessions in numbers; for the median it keeps how long each was. */
final class TotalsTally {
    private static final long BOUNCE = Times.MICROS_PER_SECOND * Sessions.BOUNCE.toSeconds();
    private static final long ENGAGED = Times.MICROS_PER_SECOND * Sessions.ENGAGED.toSeconds();
    private static final int NOBODY = -1;

    private final Longs micros = new Longs();
    private long people;
    private long events;
    private long pageViews;
    private long bounced;
    private long engaged;
    private int lastPerson = NOBODY;

    static long micros(Journey journey, int from, int to) {
        return journey.micros(to - 1) - journey.micros(from);
    }

    static boolean bounced(long micros) {
        return micros < BOUNCE;
    }

    static boolean engaged(long micros) {
        return micros >= ENGAGED;
    }

    void session(Journey journey, int from, int to, int person) {
        long views = 0;
        for (int event = from; event < to; event++) {
            views += PageNames.isView(journey, event) ? 1 : 0;
        }
        add(micros(journey, from, to), to - from, views, person);
    }

    void counted(Counted session, int person) {
        add(session.micros(), session.events(), session.pageViews(), person);
    }

    private void add(long lasted, int itsEvents, long itsPageViews, int person) {
        micros.add(lasted);
        events += itsEvents;
        pageViews += itsPageViews;
        bounced += bounced(lasted) ? 1 : 0;
        engaged += engaged(lasted) ? 1 : 0;
        people += person == lastPerson ? 0 : 1;
        lastPerson = person;
    }

    void absorb(TotalsTally other) {
        micros.addAll(other.micros);
        people += other.people;
        events += other.events;
        pageViews += other.pageViews;
        bounced += other.bounced;
        engaged += other.engaged;
    }

    SessionsResult.Totals finish() {
        return new SessionsResult.Totals(
                micros.size(),
                people,
                events,
                pageViews,
                bounced,
                engaged,
                Seconds.average(micros),
                Seconds.median(micros));
    }
}
