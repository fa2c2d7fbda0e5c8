package dev.steward.journey;

import dev.steward.model.Matcher;
import dev.steward.model.Membership;
import dev.steward.source.Reader;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A query made ready for an index: what an event's name alone says of the matchers, and the columns for what it does not.
 * Immutable; many threads go through the index with it, each by an {@link IndexWalk} of its own.
 */
final class IndexScan {
    final JourneyIndex index;
    final JourneyQuery query;
    final int words;
    final int properties;
    /** By code and word: the matchers that a name alone satisfies. */
    final long[] byName;
    /** By word: the matchers for which a column is asked. */
    final long[] byColumn;

    final List<List<Optional<Bitmap>>> columns = new ArrayList<>();
    final List<Optional<Bitmap>> filters = new ArrayList<>();
    final List<List<ValueColumn>> values = new ArrayList<>();
    final List<List<int[]>> valueCodes = new ArrayList<>();
    final Members people;
    final List<Members> peopleOf;
    final boolean peopleMatter;
    /** By property: who is in the segment that it asks about; empty for a property of the events. */
    final List<Optional<BitSet>> segments = new ArrayList<>();

    final boolean every;
    /** Whether names alone decide everything about an event. */
    final boolean plain;

    final Legend legend;

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
        for (int i = 0; i < properties; i++) {
            segments.add(segment(query.properties().get(i), texts.get(i), reader));
        }
        for (int segment = 0; segment < index.segments().size(); segment++) {
            columns(segment, source);
            values(segment, source, texts, known);
        }
        this.every = query.everyEvent();
        this.plain = words == 1
                && byColumn[0] == 0
                && properties == 0
                && !peopleMatter
                && filters.stream().allMatch(Optional::isEmpty);
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

    private Optional<BitSet> segment(String property, List<String> texts, Reader reader) {
        Optional<String> name = Membership.segment(property);
        name.ifPresent(
                segment -> texts.addAll(List.of(Membership.text(segment, false), Membership.text(segment, true))));
        return name.map(segment -> Members.of(segment, index, reader));
    }

    /** A text has one code in all segments. */
    private void values(int segment, Columns source, List<List<String>> texts, List<Map<String, Integer>> known) {
        List<ValueColumn> own = new ArrayList<>();
        List<int[]> codes = new ArrayList<>();
        for (int property = 0; property < properties; property++) {
            if (segments.get(property).isPresent()) {
                own.add(ValueColumn.NONE);
                codes.add(new int[0]);
                continue;
            }
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

    int actors() {
        return index.actors();
    }
}
