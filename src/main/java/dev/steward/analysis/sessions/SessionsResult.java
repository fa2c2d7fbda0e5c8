package dev.steward.analysis.sessions;

import dev.steward.analysis.Seconds;
import dev.steward.analysis.Share;
import dev.steward.model.CodePointOrder;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * The answer to a {@link Sessions} question.
 *
 * @param detail what the question's view adds
 * @param listed the first sessions by person, then start
 */
public record SessionsResult(Totals totals, Detail detail, List<Session> listed) {
    public SessionsResult {
        listed = List.copyOf(listed);
    }

    /** One session; times in microseconds since 1970. */
    public record Session(String user, long start, long end, int events) {
        /** How long it lasts. */
        public double seconds() {
            return Seconds.of(end - start);
        }
    }

    /** Sessions in numbers; {@code people} had them. Lengths in seconds, absent when there are no sessions. */
    public record Totals(
            long sessions,
            long people,
            long events,
            long pageViews,
            long bounced,
            long engaged,
            OptionalDouble averageSeconds,
            OptionalDouble medianSeconds) {
        public Share eventsEach() {
            return new Share(events, sessions);
        }

        public Share pagesEach() {
            return new Share(pageViews, sessions);
        }

        public Share bounce() {
            return new Share(bounced, sessions);
        }

        public Share engagement() {
            return new Share(engaged, sessions);
        }
    }

    /** What a view adds to the totals. */
    public sealed interface Detail {}

    /** One group a breakdown value, sorted by value; none without a breakdown. */
    public record Groups(List<Group> groups) implements Detail {
        public Groups {
            groups = List.copyOf(groups);
        }
    }

    public record Group(String value, Totals totals) {}

    public record Trend(List<Period> periods) implements Detail {
        public Trend {
            periods = List.copyOf(periods);
        }
    }

    /** The sessions that begin in a period; {@code start} as docs/definitions.md writes periods. */
    public record Period(
            String start,
            long sessions,
            long people,
            long events,
            long bounced,
            long engaged,
            OptionalDouble averageSeconds) {}

    public record Lengths(List<Bin> bins) implements Detail {
        public Lengths {
            bins = List.copyOf(bins);
        }
    }

    /** Sessions of {@code from} seconds up to, not including, {@code to}; the last bin has no end. */
    public record Bin(long from, OptionalDouble to, long sessions, long people) {}

    /**
     * The pages most sessions begin or end with.
     *
     * @param sessions how many sessions have a page view at all
     */
    public record Pages(long sessions, List<Page> pages) implements Detail {
        /** How many pages are listed at either end. */
        static final int MOST = 100;

        public Pages {
            pages = List.copyOf(pages);
        }

        /** The first of all pages at either end. */
        static Pages most(long sessions, List<Page> all) {
            Set<Page> most = new LinkedHashSet<>(first(all, Page::entries));
            most.addAll(first(all, Page::exits));
            return new Pages(sessions, List.copyOf(most));
        }

        /** Those sessions begin with, most first. */
        public List<Page> entries() {
            return first(pages, Page::entries);
        }

        /** Those sessions end with, most first. */
        public List<Page> exits() {
            return first(pages, Page::exits);
        }

        private static List<Page> first(List<Page> all, ToLongFunction<Page> sessions) {
            return all.stream()
                    .filter(page -> sessions.applyAsLong(page) > 0)
                    .sorted(Comparator.comparingLong(sessions)
                            .reversed()
                            .thenComparing(Page::page, CodePointOrder.INSTANCE))
                    .limit(MOST)
                    .toList();
        }
    }

    /** Sessions that begin or end with a page, the people who have them, and how many that begin with it bounce. */
    public record Page(String page, long entries, long entryPeople, long bounced, long exits, long exitPeople) {}
}
