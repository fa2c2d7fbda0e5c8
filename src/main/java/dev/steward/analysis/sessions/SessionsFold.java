package dev.steward.analysis.sessions;

import dev.steward.analysis.SessionCut;
import dev.steward.journey.Fold;
import dev.steward.journey.Journey;

/** Cuts each journey into sessions and shows them to what counts them. */
final class SessionsFold<T extends Tally<T>> implements Fold<SessionsFold<T>, SessionsResult> {
    private final SessionCut cut;
    private final TotalsTally totals = new TotalsTally();
    private final T detail;
    private final SessionList list;
    private int person;

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
                list.add(journey, from, to);
            }
        }
        list.trim();
        person++;
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
