package dev.steward.analysis.sessions;

import dev.steward.analysis.TextIds;
import dev.steward.journey.Journey;
import dev.steward.model.CodePointOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The totals of each breakdown value, which a session's first event names. Counts nothing without a breakdown. */
final class GroupsTally implements Tally<GroupsTally> {
    /** The breakdown is the first property of the query. */
    static final int PROPERTY = 0;

    private final boolean split;
    private final TextIds values = new TextIds(PROPERTY);
    private final List<TotalsTally> totals = new ArrayList<>();

    GroupsTally(boolean split) {
        this.split = split;
    }

    @Override
    public void session(Journey journey, int from, int to, int person) {
        if (split) {
            of(values.of(journey, from)).session(journey, from, to, person);
        }
    }

    @Override
    public void counted(Counted session, int person) {
        if (split) {
            of(values.id(session.value())).counted(session, person);
        }
    }

    private TotalsTally of(int value) {
        while (totals.size() <= value) {
            totals.add(new TotalsTally());
        }
        return totals.get(value);
    }

    @Override
    public void absorb(GroupsTally other) {
        for (int value = 0; value < other.totals.size(); value++) {
            of(values.id(other.values.text(value))).absorb(other.totals.get(value));
        }
    }

    @Override
    public SessionsResult.Groups finish() {
        List<SessionsResult.Group> groups = new ArrayList<>();
        for (int value = 0; value < totals.size(); value++) {
            groups.add(new SessionsResult.Group(
                    values.text(value), totals.get(value).finish()));
        }
        groups.sort(Comparator.comparing(SessionsResult.Group::value, CodePointOrder.INSTANCE));
        return new SessionsResult.Groups(groups);
    }
}
