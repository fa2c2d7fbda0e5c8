package dev.steward.analysis.sessions;

import dev.steward.analysis.SessionCut;
import dev.steward.journey.Fold;
import dev.steward.journey.Journey;
import dev.steward.journey.Somebody;

/** Cuts each journey into sessions and shows them to what counts them. */
final class SessionsFold<T extends Tally<T>> implements Fold<SessionsFold<T>, SessionsResult> {
    private static final int NOBODY = -1;

    private final SessionCut cut;
    private final TotalsTally totals = new TotalsTally();
    private final T detail;
    private final SessionList list;
    private int person;
    private int countedOf = NOBODY;
    private boolean wanted;

    SessionsFold(Sessions question, T detail) {
        this.cut = new SessionCut(question.gap());
        this.detail = detail;
        this.list = new SessionList(question.listed());
    }

    @Override
    public void accept(Journey journey) {
        boolean listed = list.wants(journey);
        int to;
        for (int from = 0; from < journey.size(); from = to) {
            to = cut.end(journey, from);
            totals.session(journey, from, to, person);
            detail.session(journey, from, to, person);
            if (listed) {
                list.add(journey.micros(from), journey.micros(to - 1), to - from);
            }
        }
        list.trim();
        person++;
    }

    /** A session that an engine has counted; those of one person come together, in order of time. */
    void counted(Somebody who, Counted session) {
        if (who.actor() != countedOf) {
            countedOf = who.actor();
            list.trim();
            wanted = list.wants(who);
        }
        totals.counted(session, countedOf);
        detail.counted(session, countedOf);
        if (wanted) {
            list.add(session.start(), session.end(), session.events());
        }
    }

    @Override
    public void absorb(SessionsFold<T> other) {
        totals.absorb(other.totals);
        detail.absorb(other.detail);
        list.absorb(other.list);
    }

    @Override
    public SessionsResult finish() {
        return new SessionsResult(totals.finish(), detail.finish(), list.finish());
    }
}
