package dev.steward.analysis.sessions;

import dev.steward.journey.Journey;
import java.util.stream.IntStream;

/** The first and the last page of each session that has any. */
final class PagesTally implements Tally<PagesTally> {
    static final int NONE = -1;

    private final PageNames names;
    private final PageCounts entries = new PageCounts();
    private final PageCounts exits = new PageCounts();
    private long sessions;

    PagesTally(Sessions question) {
        this.names = new PageNames(question);
    }

    /** The session's first page view; {@link #NONE} when it has none. */
    static int firstView(Journey journey, int from, int to) {
        for (int event = from; event < to; event++) {
            if (PageNames.isView(journey, event)) {
                return event;
            }
        }
        return NONE;
    }

    /** The session's last page view; {@link #NONE} when it has none. */
    static int lastView(Journey journey, int from, int to) {
        for (int event = to - 1; event >= from; event--) {
            if (PageNames.isView(journey, event)) {
                return event;
            }
        }
        return NONE;
    }

    @Override
    public void session(Journey journey, int from, int to, int person) {
        int first = firstView(journey, from, to);
        if (first != NONE) {
            add(
                    names.of(journey, first),
                    names.of(journey, lastView(journey, from, to)),
                    TotalsTally.micros(journey, from, to),
                    person);
        }
    }

    @Override
    public void counted(Counted session, int person) {
        if (session.entry().isPresent()) {
            add(names.of(session.entry().get()), names.of(session.exit().orElseThrow()), session.micros(), person);
        }
    }

    private void add(int entry, int exit, long lasted, int person) {
        boolean bounced = TotalsTally.bounced(lasted);
        sessions++;
        entries.add(entry, person, bounced);
        exits.add(exit, person, bounced);
    }

    @Override
    public void absorb(PagesTally other) {
        sessions += other.sessions;
        entries.absorb(other.entries, page -> names.named(other.names.name(page)));
        exits.absorb(other.exits, page -> names.named(other.names.name(page)));
    }

    @Override
    public SessionsResult.Pages finish() {
        return SessionsResult.Pages.most(
                sessions, IntStream.range(0, names.size()).mapToObj(this::page).toList());
    }

    private SessionsResult.Page page(int page) {
        return new SessionsResult.Page(
                names.name(page),
                entries.sessions(page),
                entries.people(page),
                entries.bounced(page),
                exits.sessions(page),
                exits.people(page));
    }
}
