package dev.steward.journey;

import dev.steward.source.Shard;
import dev.steward.source.SourceSnapshot;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an index is of, and which segments it consists of; replacing this document is the commit of a change to it.
 *
 * @param format what this version of Steward writes and reads
 * @param order the machine's order of bytes
 * @param reading see {@link SourceSnapshot#reading}
 * @param merged whether people may be known by another of their names
 * @param generation the state of the source that the index mirrors
 * @param names the event names, by code
 * @param segments first to last; a shard that stands in several counts in the last of them
 */
record IndexHead(
        int format,
        String order,
        String reading,
        boolean merged,
        String generation,
        List<String> names,
        List<Segment.Facts> segments) {
    static final int FORMAT = 1;

    IndexHead {
        names = List.copyOf(names);
        segments = List.copyOf(segments);
    }

    static IndexHead of(SourceSnapshot snapshot, List<String> names, List<Segment.Facts> segments) {
        return new IndexHead(
                FORMAT,
                ByteOrder.nativeOrder().toString(),
                snapshot.reading(),
                snapshot.merged(),
                snapshot.generation(),
                names,
                segments);
    }

    /** Whether the index was made of this source by this program on such a machine, whatever has happened to the source since. */
    boolean fits(SourceSnapshot snapshot) {
        return format == FORMAT
                && order.equals(ByteOrder.nativeOrder().toString())
                && reading.equals(snapshot.reading());
    }

    /** How many actors there are. */
    int actors() {
        return segments.stream().mapToInt(Segment.Facts::newActors).sum();
    }

    long events() {
        return segments.stream().mapToLong(Segment.Facts::events).sum();
    }

    /** The shards of the source that the index does not have as they are now. */
    List<Shard> missing(SourceSnapshot snapshot) {
        List<Shard> missing = new ArrayList<>();
        for (Shard shard : snapshot.shards()) {
            if (!has(shard, snapshot)) {
                missing.add(shard);
            }
        }
        return missing;
    }

    private boolean has(Shard shard, SourceSnapshot snapshot) {
        for (Segment.Facts segment : segments.reversed()) {
            for (ShardFacts facts : segment.shards()) {
                if (facts.name().equals(shard.name())) {
                    return shard.day().isPresent() ? facts.holds(shard) : generation.equals(snapshot.generation());
                }
            }
        }
        return false;
    }

    /** Whether the source has lost a shard that the index has. */
    boolean gone(SourceSnapshot snapshot) {
        Set<String> there = snapshot.shards().stream().map(Shard::name).collect(Collectors.toCollection(HashSet::new));
        return segments.stream()
                .flatMap(segment -> segment.shards().stream())
                .anyMatch(shard -> !there.contains(shard.name()));
    }
}
