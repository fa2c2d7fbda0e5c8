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
        long lasted = micros(journey, from, to);
        micros.add(lasted);
        events += to - from;
        bounced += bounced(lasted) ? 1 : 0;
        engaged += engaged(lasted) ? 1 : 0;
        people += person == lastPerson ? 0 : 1;
        lastPerson = person;
        for (int event = from; event < to; event++) {
            pageViews += PageNames.isView(journey, event) ? 1 : 0;
        }
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
