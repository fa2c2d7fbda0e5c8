package dev.steward.app.audit;

import dev.steward.audit.AuditQuery;
import dev.steward.audit.Recorded;
import dev.steward.model.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What somebody looks for in the log, and how much of it has been fetched. Knows no window. */
final class AuditModel {
    /** How many entries are fetched at once: more than a screenful. */
    static final int PAGE = 100;

    /** How close to the end of what is known somebody must look for more to be fetched. */
    private static final int NEAR = 20;

    /** How far back from now, in whole days of the zone, today included. */
    enum Span {
        ALL(0),
        TODAY(1),
        WEEK(7),
        MONTH(30),
        YEAR(365);

        private final int days;

        Span(int days) {
            this.days = days;
        }

        TimeRange range(Instant now, ZoneId zone) {
            if (days == 0) {
                return TimeRange.ALL;
            }
            LocalDate first = now.atZone(zone).toLocalDate().minusDays(days - 1L);
            return new TimeRange(first.atStartOfDay(zone).toInstant(), null);
        }
    }

    /**
     * Conditions, all of which must hold.
     *
     * @param family the first word of an action: {@code import}
     * @param subject part of what it was done to; blank: whatever
     */
    record Filter(Optional<String> person, Optional<String> family, String subject, Span span) {
        static final Filter NONE = new Filter(Optional.empty(), Optional.empty(), "", Span.ALL);

        boolean none() {
            return equals(NONE);
        }

        private AuditQuery query(Instant now, ZoneId zone) {
            return new AuditQuery(
                    person,
                    family,
                    Optional.of(subject.strip()).filter(text -> !text.isEmpty()),
                    Optional.empty(),
                    span.range(now, zone),
                    Optional.empty(),
                    PAGE);
        }
    }

    private final List<Recorded> entries = new ArrayList<>();
    private AuditQuery query = AuditQuery.newest(PAGE);
    private boolean complete;
    private boolean fetching;

    /** Begins anew; the page that is wanted first. */
    AuditQuery look(Filter filter, Instant now, ZoneId zone) {
        query = filter.query(now, zone);
        fetching = true;
        return query;
    }

    /** The first page is there. */
    void begun(List<Recorded> page) {
        entries.clear();
        add(page);
    }

    /** The next page, when somebody looks at that row and it is wanted; whoever is given one brings it. */
    Optional<AuditQuery> next(int row) {
        if (complete || fetching || entries.isEmpty() || row < entries.size() - NEAR) {
            return Optional.empty();
        }
        fetching = true;
        return Optional.of(query.before(entries.getLast().sequence()));
    }

    /** A page that was asked for by {@link #next} is there. */
    void add(List<Recorded> page) {
        fetching = false;
        entries.addAll(page);
        complete = page.size() < PAGE;
    }

    /** A page could not be had: it is asked for again when somebody looks again. */
    void missed() {
        fetching = false;
    }

    /** The newest first. */
    List<Recorded> entries() {
        return List.copyOf(entries);
    }

    /** Whether there are no older ones. */
    boolean complete() {
        return complete;
    }
}
