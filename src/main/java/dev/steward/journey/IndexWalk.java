package dev.steward.journey;

import dev.steward.model.Work;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/** One thread's way through the actors of an index, a range of them at a time. */
final class IndexWalk {
    private static final int BLOCK = 1024;
    /** After so many events somebody looks whether to stop, and after so many actors. */
    private static final int LOOK = 1 << 14;

    private static final int LOOK_ACTORS = 256;
    private static final int PIECE = 3;

    /** What is done at each actor, given the pieces of their events. */
    private interface Stop {
        void at(int actor);
    }

    private final IndexScan scan;
    private final JourneyIndex index;
    private final JourneyQuery query;
    private final Work work;
    private final Journey journey;
    private final int[] next;
    private final long[] nobody;
    private final boolean whole;
    private final char[] block = new char[BLOCK];
    /** Runs of an actor's events in order of time, {@value #PIECE} numbers each: segment, first event, event after the last. */
    private long[] pieces = new long[PIECE * 16];

    private int piecesEnd;
    private int unseen;
    private long[] not;

    IndexWalk(IndexScan scan, Work work) {
        this.scan = scan;
        this.index = scan.index;
        this.query = scan.query;
        this.work = work;
        this.journey = new Journey(query, scan.legend, work);
        this.next = new int[index.segments().size()];
        this.nobody = new long[scan.words];
        this.not = nobody;
        this.whole = query.range().from() == null && query.range().to() == null;
    }

    /** Hands the journeys of the actors from {@code first} up to {@code until} to a fold. */
    void journeys(int first, int until, Fold<?, ?> fold) {
        each(first, until, actor -> {
            journey.begin(actor);
            for (int piece = 0; piece < piecesEnd; piece += PIECE) {
                add((int) pieces[piece], pieces[piece + 1], pieces[piece + 2]);
            }
            if (journey.size() > 0) {
                fold.accept(journey);
            }
        });
    }

    /** Finds, actor by actor, the first and the last event that satisfies the query's first matcher; looks at no others. */
    void ends(int first, int until, Extent.Search search) {
        each(first, until, _ -> {
            firstEnd(search);
            lastEnd(search);
        });
    }

    private void firstEnd(Extent.Search search) {
        for (int piece = 0; piece < piecesEnd; piece += PIECE) {
            int segment = (int) pieces[piece];
            for (long event = pieces[piece + 1]; event < pieces[piece + 2]; event++) {
                look(1);
                if (satisfiesFirst(segment, event)) {
                    search.found(index.segments().get(segment).micros(event));
                    return;
                }
            }
        }
    }

    private void lastEnd(Extent.Search search) {
        for (int piece = piecesEnd - PIECE; piece >= 0; piece -= PIECE) {
            int segment = (int) pieces[piece];
            for (long event = pieces[piece + 2] - 1; event >= pieces[piece + 1]; event--) {
                look(1);
                if (satisfiesFirst(segment, event)) {
                    search.found(index.segments().get(segment).micros(event));
                    return;
                }
            }
        }
    }

    private void look(int events) {
        unseen += events;
        if (unseen >= LOOK) {
            unseen = 0;
            work.checkCancelled();
        }
    }

    private boolean satisfiesFirst(int segment, long event) {
        Bitmap filter = scan.filters.get(segment).orElse(null);
        return (filter == null || filter.get(event))
                && (bits(segment, event, index.segments().get(segment).code(event), 0) & 1) == 1;
    }

    private void each(int first, int until, Stop stop) {
        for (int segment = 0; segment < next.length; segment++) {
            next[segment] = index.segments().get(segment).firstFrom(first);
        }
        for (int actor = first; actor < until; actor++) {
            if (actor % LOOK_ACTORS == 0) {
                work.checkCancelled();
            }
            piecesEnd = 0;
            for (int segment = 0; segment < next.length; segment++) {
                Segment own = index.segments().get(segment);
                if (next[segment] < own.actors() && own.actor(next[segment]) == actor) {
                    long from = own.start(next[segment]);
                    long to = own.start(++next[segment]);
                    cut(segment, from, to);
                }
            }
            if (scan.people.allHold(actor)) {
                not = scan.peopleMatter ? notOf(actor) : nobody;
                stop.at(actor);
            }
        }
    }

    /** Leaves out what lies outside the range, or on days that a later segment replaces. */
    private void cut(int segment, long from, long to) {
        if (whole && index.kept(segment).equals(JourneyIndex.ALWAYS)) {
            piece(segment, from, to);
            return;
        }
        Segment own = index.segments().get(segment);
        long begin = query.range().from() == null
                ? from
                : own.firstFrom(from, to, query.range().fromMicros());
        long end = query.range().to() == null
                ? to
                : own.firstFrom(begin, to, query.range().toMicros() + 1);
        for (JourneyIndex.Days days : index.kept(segment)) {
            if (begin == end || own.micros(end - 1) < days.from()) {
                return;
            }
            long in = own.micros(begin) >= days.from() ? begin : own.firstFrom(begin, end, days.from());
            begin = own.micros(end - 1) < days.until() ? end : own.firstFrom(in, end, days.until());
            piece(segment, in, begin);
        }
    }

    private void piece(int segment, long from, long to) {
        if (from == to) {
            return;
        }
        if (piecesEnd + PIECE > pieces.length) {
            pieces = Arrays.copyOf(pieces, pieces.length * 2);
        }
        int at = piecesEnd;
        // No piece has events between those of another: their order is that of their first events.
        long begin = at == 0 ? 0 : index.segments().get(segment).micros(from);
        while (at > 0 && index.segments().get((int) pieces[at - PIECE]).micros(pieces[at - PIECE + 1]) > begin) {
            System.arraycopy(pieces, at - PIECE, pieces, at, PIECE);
            at -= PIECE;
        }
        pieces[at] = segment;
        pieces[at + 1] = from;
        pieces[at + 2] = to;
        piecesEnd += PIECE;
    }

    /** The matchers that ask about people, and not of this one. */
    private long[] notOf(int actor) {
        long[] bits = new long[scan.words];
        for (int matcher = 0; matcher < scan.peopleOf.size(); matcher++) {
            if (!scan.peopleOf.get(matcher).allHold(actor)) {
                bits[matcher / Journey.BITS] |= 1L << (matcher % Journey.BITS);
            }
        }
        return bits;
    }

    private void add(int segment, long from, long to) {
        Segment own = index.segments().get(segment);
        if (scan.plain) {
            addPlain(own, from, to);
            return;
        }
        Bitmap filter = scan.filters.get(segment).orElse(null);
        for (long event = from; event < to; event++) {
            look(1);
            if (filter == null || filter.get(event)) {
                add(segment, own, event);
            }
        }
    }

    /** The usual case, in which an event's name says everything: a block of codes at a time, times only where they matter. */
    private void addPlain(Segment own, long from, long to) {
        long[] byName = scan.byName;
        boolean every = scan.every;
        for (long begin = from; begin < to; begin += BLOCK) {
            int count = (int) Math.min(BLOCK, to - begin);
            look(count);
            own.codes(begin, block, count);
            for (int i = 0; i < count; i++) {
                long bits = byName[block[i]];
                if (bits != 0 || every) {
                    journey.add(own.micros(begin + i), block[i], bits);
                }
            }
        }
    }

    private void add(int segment, Segment own, long event) {
        int code = own.code(event);
        int at = journey.add(own.micros(event), code);
        long any = 0;
        for (int word = 0; word < scan.words; word++) {
            long bits = bits(segment, event, code, word);
            journey.matches(at, word, bits);
            any |= bits;
        }
        if (any == 0 && !scan.every) {
            journey.removeLast();
            return;
        }
        for (int property = 0; property < scan.properties; property++) {
            Optional<BitSet> members = scan.segments.get(property);
            if (members.isPresent()) {
                journey.carries(at, property, members.get().get(journey.actor()) ? 1 : 0);
                continue;
            }
            int value = scan.values.get(segment).get(property).get(event);
            if (value >= 0) {
                journey.carries(at, property, scan.valueCodes.get(segment).get(property)[value]);
            }
        }
    }

    /** The matchers of a word that the event satisfies. */
    private long bits(int segment, long event, int code, int word) {
        long bits = scan.byName[code * scan.words + word];
        for (long open = scan.byColumn[word]; open != 0; open &= open - 1) {
            int matcher = word * Journey.BITS + Long.numberOfTrailingZeros(open);
            if (scan.columns.get(segment).get(matcher).orElseThrow().get(event)) {
                bits |= open & -open;
            }
        }
        return bits & ~not[word];
    }
}
