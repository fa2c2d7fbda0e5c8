package dev.steward.journey;

import dev.steward.definition.MatcherJson;
import dev.steward.files.WriteFailures;
import dev.steward.model.Matcher;
import dev.steward.model.Work;
import dev.steward.source.EventTable;
import dev.steward.source.Reader;
import dev.steward.source.Shard;
import dev.steward.source.SourceSnapshot;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Gets the columns that a question needs beside a segment: from disk, or by one scan that the engine makes for all that are missing. */
final class Columns {
    private final Reader reader;
    private final JourneyIndex index;
    private final SourceSnapshot snapshot;
    private final ColumnFiles files;
    private final Work work;

    Columns(Reader reader, JourneyIndex index, SourceSnapshot snapshot, ColumnFiles files, Work work) {
        this.reader = reader;
        this.index = index;
        this.snapshot = snapshot;
        this.files = files;
        this.work = work;
    }

    /** Which events of a segment satisfy each of the matchers. */
    List<Bitmap> bitmaps(int segment, List<Matcher> matchers) {
        Segment of = index.segments().get(segment);
        try {
            Map<String, Bitmap> found = new HashMap<>();
            Map<String, Matcher> missing = new LinkedHashMap<>();
            for (Matcher matcher : matchers) {
                Optional<Bitmap> there = files.bitmap(of, key(matcher));
                there.ifPresent(bitmap -> found.put(key(matcher), bitmap));
                if (there.isEmpty()) {
                    missing.put(key(matcher), matcher);
                }
            }
            List<String> keys = List.copyOf(missing.keySet());
            for (int from = 0; from < keys.size(); from += Journey.BITS) {
                scan(segment, keys.subList(from, Math.min(keys.size(), from + Journey.BITS)), missing, found);
            }
            return matchers.stream().map(matcher -> found.get(key(matcher))).toList();
        } catch (IOException failed) {
            throw WriteFailures.of(of.folder(), failed);
        }
    }

    private static String key(Matcher matcher) {
        Matcher sorted = new Matcher(List.copyOf(new TreeSet<>(matcher.events())), matcher.where());
        return MatcherJson.write(sorted).toString();
    }

    private void scan(int segment, List<String> keys, Map<String, Matcher> missing, Map<String, Bitmap> found)
            throws IOException {
        Segment of = index.segments().get(segment);
        List<Shard> live = index.live(segment, snapshot);
        try (Arena arena = Arena.ofShared()) {
            List<Bitmap> rows = new ArrayList<>();
            for (int i = 0; i < keys.size(); i++) {
                rows.add(new Bitmap(
                        arena.allocate(Math.max(8, Bitmap.bytes(of.facts().rows())))));
            }
            if (!live.isEmpty()) {
                EventTable events = snapshot.events(live);
                List<Condition> matches = keys.stream()
                        .map(key -> events.matches(missing.getOrDefault(key, Matcher.ANY)))
                        .toList();
                Select<?> select = DSL.select(events.place(), StreamedJourneys.word(matches))
                        .from(events.table())
                        .where(DSL.or(matches));
                Places places = new Places(of.facts(), live);
                reader.fetch(select, work, batch -> {
                    for (int row = 0; row < batch.rows(); row++) {
                        long at = places.row(batch.number(row, 0));
                        for (long bits = batch.number(row, 1); bits != 0; bits &= bits - 1) {
                            rows.get(Long.numberOfTrailingZeros(bits)).set(at);
                        }
                    }
                });
            }
            for (int i = 0; i < keys.size(); i++) {
                Bitmap byRow = rows.get(i);
                Bitmap written = files.writeBitmap(of, keys.get(i), file -> gather(of, byRow, new Bitmap(file)));
                found.put(keys.get(i), written);
            }
        }
    }

    private void gather(Segment segment, Bitmap byRow, Bitmap byEvent) {
        for (long event = 0; event < segment.events(); event++) {
            if (byRow.get(segment.row(event))) {
                byEvent.set(event);
            }
            if ((event & 0xffff) == 0) {
                work.checkCancelled();
            }
        }
    }

    /** What a property is at each event of a segment. */
    ValueColumn values(int segment, String property) {
        Segment of = index.segments().get(segment);
        try {
            Optional<ValueColumn> there = files.values(of, property);
            return there.isPresent() ? there.get() : scan(segment, property);
        } catch (IOException failed) {
            throw WriteFailures.of(of.folder(), failed);
        }
    }

    private ValueColumn scan(int segment, String property) throws IOException {
        Segment of = index.segments().get(segment);
        List<Shard> live = index.live(segment, snapshot);
        GrowingLegend legend = new GrowingLegend(1);
        List<String> texts = new ArrayList<>();
        try (Arena arena = Arena.ofShared()) {
            MemorySegment codes = arena.allocate(Math.max(4, 4 * of.facts().rows()));
            ValueColumn byRow = new ValueColumn(codes, Integer.BYTES, texts);
            if (!live.isEmpty()) {
                EventTable events = snapshot.events(live);
                Field<String> text = events.text(property);
                Select<?> select = DSL.select(events.place(), text.cast(SQLDataType.VARCHAR))
                        .from(events.table())
                        .where(text.isNotNull());
                Places places = new Places(of.facts(), live);
                reader.fetch(select, work, batch -> {
                    for (int row = 0; row < batch.rows(); row++) {
                        int code = legend.value(0, String.valueOf(batch.text(row, 1)));
                        if (code == texts.size()) {
                            texts.add(legend.text(0, code));
                        }
                        byRow.set(places.row(batch.number(row, 0)), code);
                    }
                });
            }
            int width = ValueColumn.width(texts.size());
            return files.writeValues(
                    of, property, texts, file -> gather(of, byRow, new ValueColumn(file, width, texts)));
        }
    }

    private void gather(Segment segment, ValueColumn byRow, ValueColumn byEvent) {
        for (long event = 0; event < segment.events(); event++) {
            byEvent.set(event, byRow.get(segment.row(event)));
            if ((event & 0xffff) == 0) {
                work.checkCancelled();
            }
        }
    }

    /** From where an event stands in the files that are read to its row among all rows of the segment. */
    private static final class Places {
        private final long[] starts;

        Places(Segment.Facts segment, List<Shard> live) {
            Map<String, Long> starts = new HashMap<>();
            long start = 0;
            for (ShardFacts shard : segment.shards()) {
                for (FileFacts file : shard.files()) {
                    starts.put(shard.name() + "/" + file.name(), start);
                    start += file.rows();
                }
            }
            this.starts = live.stream()
                    .flatMap(shard -> shard.files().stream()
                            .map(file -> shard.name() + "/" + file.path().getFileName()))
                    .mapToLong(name -> starts.getOrDefault(name, 0L))
                    .toArray();
        }

        long row(long place) {
            return starts[(int) (place >>> EventTable.FILE_SHIFT)] + (place & (1L << EventTable.FILE_SHIFT) - 1);
        }
    }
}
