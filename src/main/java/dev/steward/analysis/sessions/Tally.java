package dev.steward.analysis.sessions;

import dev.steward.journey.Journey;

/** What a view keeps of the sessions it is shown: counts, never the sessions themselves. */
interface Tally<T extends Tally<T>> {
    /**
     * One session: the events {@code from} up to, not including, {@code to}. Those of one person come together.
     *
     * @param person another number for every person this tally is shown
     */
    void session(Journey journey, int from, int to, int person);

    /** The same for a session that an engine has counted. */
    void counted(Counted session, int person);

    /** Takes over what another tally of the same question has counted. */
    void absorb(T other);

    SessionsResult.Detail finish();
}
