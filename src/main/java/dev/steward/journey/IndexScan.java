package dev.steward.journey;

import dev.steward.model.Matcher;
import dev.steward.model.Work;
import dev.steward.source.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A query made ready for an index: what an event's name alone says of the matchers, and the columns for what it does not.
 * Immutable, used by many threads; each hands out journeys of a range of actors.
 */
final class IndexScan {
    private final JourneyIndex index;
    private final JourneyQuery query;
    private final int words;
    private final int properties;
    /** By code and word: the matchers that a name alone satisfies. */
    private final long[] byName;
    /** By word: the matchers for which a column is asked. */
    private final long[] byColumn;

    private final List<List<Optional<Bitmap>>> columns = new ArrayList<>();
    private final List<Optional<Bitmap>> filters = new ArrayList<>();
    private final List<List<ValueColumn>> values = new ArrayList<>();
    private final List<List<int[]>> valueCodes = new ArrayList<>();
    private final Members people;
    private final List<Members> peopleOf;
    private final boolean peopleMatter;
    private final Legend legend;

    IndexScan(JourneyIndex index, JourneyQuery query, Columns source, Reader reader) {
        this.index = index;
        this.query = query;
        this.words = Journey.words(query);
        this.properties = query.properties().size();
        this.people = Members.of(query.filters(), index, reader);
        this.peopleOf = query.matchers().stream()
                .map(matcher -> Members.of(matcher.where(), index, reader))
                .toList();
        this.peopleMatter = query.matchers().stream()
                .anyMatch(matcher ->
                        Members.others(matcher.where()).size() < matcher.where().size());
        this.byName = new long[index.head().names().size() * words];
        this.byColumn = new long[words];
        names();
        List<List<String>> texts = new ArrayList<>();
        List<Map<String, Integer>> known = new ArrayList<>();
        for (int i = 0; i < properties; i++) {
            texts.add(new ArrayList<>());
            known.add(new HashMap<>());
        }
        for (int segment = 0; segment < index.segments().size(); segment++) {
            columns(segment, source);
            values(segment, source, texts, known);
        }
        this.legend = new IndexLegend(index, texts);
    }

    private record IndexLegend(JourneyIndex index, List<List<String>> texts) implements Legend {
        @Override
        public String actor(int actor) {
            return index.name(actor);
        }

        @Override
        public String name(int code) {
            return index.head().names().get(code);
        }

        @Override
        public String text(int property, int value) {
            return texts.get(property).get(value);
        }
    }

    private void names() {
        for (int matcher = 0; matcher < query.matchers().size(); matcher++) {
            Matcher asked = query.matchers().get(matcher);
            long bit = 1L << (matcher % Journey.BITS);
            if (!Members.others(asked.where()).isEmpty()) {
                byColumn[matcher / Journey.BITS] |= bit;
                continue;
            }
            for (int code = 0; code < index.head().names().size(); code++) {
                if (asked.events().isEmpty()
                        || asked.events().contains(index.head().names().get(code))) {
                    byName[code * words + matcher / Journey.BITS] |= bit;
                }
            }
        }
    }

    private void columns(int segment, Columns source) {
        List<Matcher> asked = new ArrayList<>();
        for (Matcher matcher : query.matchers()) {
            if (!Members.others(matcher.where()).isEmpty()) {
                asked.add(new Matcher(matcher.events(), Members.others(matcher.where())));
            }
        }
        boolean filtered = !Members.others(query.filters()).isEmpty();
        if (filtered) {
            asked.add(new Matcher(List.of(), Members.others(query.filters())));
        }
        List<Bitmap> found = asked.isEmpty() ? List.of() : source.bitmaps(segment, asked);
        filters.add(filtered ? Optional.of(found.getLast()) : Optional.empty());
        List<Optional<Bitmap>> byMatcher = new ArrayList<>();
        int next = 0;
        for (Matcher matcher : query.matchers()) {
            boolean column = !Members.others(matcher.where()).isEmpty();
            byMatcher.add(column ? Optional.of(found.get(next++)) : Optional.empty());
        }
        columns.add(byMatcher);
    }

    /** A text has one code in all segments. */
    private void values(int segment, Columns source, List<List<String>> texts, List<Map<String, Integer>> known) {
        List<ValueColumn> own = new ArrayList<>();
        List<int[]> codes = new ArrayList<>();
        for (int property = 0; property < properties; property++) {
            ValueColumn column = source.values(segment, query.properties().get(property));
            List<String> all = texts.get(property);
            Map<String, Integer> numbers = known.get(property);
            codes.add(column.texts().stream()
                    .mapToInt(text -> numbers.computeIfAbsent(text, added -> {
                        all.add(added);
                        return all.size() - 1;
                    }))
                    .toArray());
            own.add(column);
        }
        values.add(own);
        valueCodes.add(codes);
    }

    Legend legend() {
        return legend;
    }

    int actors() {
        return index.actors();
    }

    /** Goes through the journeys of the actors from {@code first} up to {@code until}. */
    void each(int first, int until, Work work, Consumer<Journey> taker) {
        new Walk(first, work, taker).to(until);
    }

    /** One thread's way through a range of actors. */
    private final class Walk {
        private final Consumer<Journey> taker;
        private final Journey journey = new Journey(query, legend);
        private final int[] next;
        private final long[] none = new long[words];
        private final Work work;
        private final int first;
        private int piecesAt;
        private long[] pieces = new long[3 * 16];
        private long[] who = none;

        Walk(int first, Work work, Consumer<Journey> taker) {
            this.first = first;
            this.work = work;
            this.taker = taker;
            this.next = new int[index.segments().size()];
            for (int segment = 0; segment < next.length; segment++) {
                next[segment] = index.segments().get(segment).firstFrom(first);
            }
        }

        void to(int until) {
            for (int actor = first; actor < until; actor++) {
                if ((actor & 0xff) == 0) {
                    work.checkCancelled();
                }
                piecesAt = 0;
                for (int segment = 0; segment < next.length; segment++) {
                    Segment own = index.segments().get(segment);
                    if (next[segment] < own.actors() && own.actor(next[segment]) == actor) {
                        long from = own.start(next[segment]);
                        long to = own.start(++next[segment]);
                        cut(segment, from, to);
                    }
                }
                if (people.allHold(actor)) {
                    hand(actor);
                }
            }
        }

        /** Leaves out what a later segment replaces, and what lies outside the range. */
        private void cut(int segment, long from, long to) {
            Segment own = index.segments().get(segment);
            long begin = query.range().from() == null
                    ? from
                    : own.firstFrom(from, to, query.range().fromMicros());
            long end = query.range().to() == null
                    ? to
                    : own.firstFrom(begin, to, query.range().toMicros() + 1);
            for (JourneyIndex.Days days : index.replaced(segment)) {
                if (begin == end || own.micros(end - 1) < days.from()) {
                    break;
                }
                long out = own.firstFrom(begin, end, days.from());
                piece(segment, begin, out);
                begin = own.firstFrom(out, end, days.until());
            }
            piece(segment, begin, end);
        }

        private void piece(int segment, long from, long to) {
            if (from == to) {
                return;
            }
            if (piecesAt + 3 > pieces.length) {
                pieces = Arrays.copyOf(pieces, pieces.length * 2);
            }
            // Pieces lie on different days, so their order is that of their first events.
            int at = piecesAt;
            long begin = index.segments().get(segment).micros(from);
            while (at > 0 && index.segments().get((int) pieces[at - 3]).micros(pieces[at - 2]) > begin) {
                System.arraycopy(pieces, at - 3, pieces, at, 3);
                at -= 3;
            }
            pieces[at] = segment;
            pieces[at + 1] = from;
            pieces[at + 2] = to;
            piecesAt += 3;
        }

        private void hand(int actor) {
            journey.begin(actor);
            who = peopleMatter ? matchersFor(actor) : none;
            for (int piece = 0; piece < piecesAt; piece += 3) {
                add((int) pieces[piece], pieces[piece + 1], pieces[piece + 2]);
            }
            if (journey.size() > 0) {
                taker.accept(journey);
            }
        }

        /** The matchers that ask about people, and not of this one. */
        private long[] matchersFor(int actor) {
            long[] not = new long[words];
            for (int matcher = 0; matcher < peopleOf.size(); matcher++) {
                if (!peopleOf.get(matcher).allHold(actor)) {
                    not[matcher / Journey.BITS] |= 1L << (matcher % Journey.BITS);
                }
            }
            return not;
        }

        private void add(int segment, long from, long to) {
            Segment own = index.segments().get(segment);
            @Nullable Bitmap filter = filters.get(segment).orElse(null);
            boolean plain = words == 1 && byColumn[0] == 0 && properties == 0 && !peopleMatter;
            for (long event = from; event < to; event++) {
                if (filter != null && !filter.get(event)) {
                    continue;
                }
                int code = own.code(event);
                if (plain) {
                    long bits = byName[code];
                    if (bits != 0 || query.everyEvent()) {
                        journey.add(own.micros(event), code, bits);
                    }
                } else {
                    add(segment, own, event, code);
                }
            }
        }

        private void add(int segment, Segment own, long event, int code) {
            long any = 0;
            int at = journey.add(own.micros(event), code);
            for (int word = 0; word < words; word++) {
                long bits = byName[code * words + word];
                for (long open = byColumn[word]; open != 0; open &= open - 1) {
                    int matcher = word * Journey.BITS + Long.numberOfTrailingZeros(open);
                    if (columns.get(segment).get(matcher).orElseThrow().get(event)) {
                        bits |= open & -open;
                    }
                }
                bits &= ~who[word];
                journey.matches(at, word, bits);
                any |= bits;
            }
            if (any == 0 && !query.everyEvent()) {
                journey.removeLast();
                return;
            }
            for (int property = 0; property < properties; property++) {
                int value = values.get(segment).get(property).get(event);
                if (value >= 0) {
                    journey.carries(at, property, valueCodes.get(segment).get(property)[value]);
                }
            }
        }
    }
}
