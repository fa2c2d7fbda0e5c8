package dev.steward.journey;

import dev.steward.model.Times;
import dev.steward.source.Shard;
import dev.steward.source.SourceSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** An index that is open: its segments, and which of their days count. Immutable. */
final class JourneyIndex {
    /** Days in a row, from the first instant of the first to that after the last, in microseconds. */
    record Days(long from, long until) {}

    /** What is kept of a segment when it is the only one. */
    static final List<Days> ALWAYS = List.of(new Days(Long.MIN_VALUE, Long.MAX_VALUE));

    private final IndexHead head;
    private final List<Segment> segments;
    private final List<List<Days>> kept;

    private JourneyIndex(IndexHead head, List<Segment> segments) {
        this.head = head;
        this.segments = List.copyOf(segments);
        List<List<Days>> all = new ArrayList<>();
        TreeSet<LocalDate> later = new TreeSet<>();
        for (Segment.Facts segment : head.segments().reversed()) {
            TreeSet<LocalDate> own = segment.shards().stream()
                    .map(ShardFacts::day)
                    .filter(day -> !day.isEmpty())
                    .map(LocalDate::parse)
                    .filter(day -> !later.contains(day))
                    .collect(Collectors.toCollection(TreeSet::new));
            all.addFirst(head.segments().size() == 1 ? ALWAYS : runs(own));
            later.addAll(own);
        }
        this.kept = List.copyOf(all);
    }

    /** Opens an index; fails when a file of it is missing or not of the size it should have. */
    static JourneyIndex open(Path folder, IndexHead head) throws IOException {
        List<Segment> segments = new ArrayList<>();
        for (Segment.Facts facts : head.segments()) {
            segments.add(Segment.open(folder, facts));
        }
        return new JourneyIndex(head, segments);
    }

    private static List<Days> runs(TreeSet<LocalDate> days) {
        List<Days> runs = new ArrayList<>();
        for (LocalDate day : days) {
            long from = Times.micros(day.atStartOfDay(ZoneOffset.UTC).toInstant());
            long until =
                    Times.micros(day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
            if (!runs.isEmpty() && runs.getLast().until() == from) {
                runs.set(runs.size() - 1, new Days(runs.getLast().from(), until));
            } else {
                runs.add(new Days(from, until));
            }
        }
        return List.copyOf(runs);
    }

    IndexHead head() {
        return head;
    }

    List<Segment> segments() {
        return segments;
    }

    /** The days of a segment that no later one replaces, ascending: its events there count, and no other segment has events between. */
    List<Days> kept(int segment) {
        return kept.get(segment);
    }

    int actors() {
        return head.actors();
    }

    String name(int actor) {
        for (Segment segment : segments) {
            if (segment.brought(actor)) {
                return segment.name(actor);
            }
        }
        throw new IllegalArgumentException("no actor " + actor);
    }

    /** The number of an actor; -1 when there is none of that name. */
    int find(String name) {
        for (Segment segment : segments) {
            int found = segment.find(name);
            if (found >= 0) {
                return found;
            }
        }
        return -1;
    }

    /** The shards of a segment that no later one replaces, as the source has them now. */
    List<Shard> live(int segment, SourceSnapshot snapshot) {
        Set<String> later = new HashSet<>();
        for (Segment.Facts facts : head.segments().subList(segment + 1, segments.size())) {
            facts.shards().forEach(shard -> later.add(shard.name()));
        }
        Set<String> own = head.segments().get(segment).shards().stream()
                .map(ShardFacts::name)
                .filter(name -> !later.contains(name))
                .collect(Collectors.toSet());
        return snapshot.shards().stream()
                .filter(shard -> own.contains(shard.name()))
                .toList();
    }
}
