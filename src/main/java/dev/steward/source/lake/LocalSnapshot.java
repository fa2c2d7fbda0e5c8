package dev.steward.source.lake;

import dev.steward.definition.Mapping;
import dev.steward.model.TimeRange;
import dev.steward.source.EventTable;
import dev.steward.source.Shard;
import dev.steward.source.SourceSnapshot;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One view of local data in its shards: the days of a lake, or all of it. */
final class LocalSnapshot implements SourceSnapshot {
    private static final String ALL = "all";

    private final LocalSource.View view;
    private final Mapping mapping;
    private final SegmentTables segments;

    LocalSnapshot(LocalSource.View view, Mapping mapping, SegmentTables segments) {
        this.view = view;
        this.mapping = mapping;
        this.segments = segments;
    }

    @Override
    public String generation() {
        return view.facts().generation();
    }

    @Override
    public String reading() {
        return view.reading();
    }

    @Override
    public boolean merged() {
        return view.identities().isPresent();
    }

    @Override
    public List<Shard> shards() {
        if (view.parts().isEmpty()) {
            RawTable raw = view.columns().raw();
            return List.of(new Shard(ALL, Optional.empty(), List.of(new Shard.File(Path.of(raw.title()), raw.rows()))));
        }
        Map<LocalDate, List<Shard.File>> days = new TreeMap<>();
        for (LocalSource.Part part : view.parts()) {
            if (view.lake() && part.rows() == 0) {
                continue;
            }
            Optional<LocalDate> day = view.lake() ? day(part) : Optional.empty();
            if (day.isEmpty()) {
                return List.of(new Shard(
                        ALL,
                        Optional.empty(),
                        view.parts().stream().map(LocalSnapshot::file).toList()));
            }
            days.computeIfAbsent(day.get(), _ -> new ArrayList<>()).add(file(part));
        }
        List<Shard> shards = new ArrayList<>();
        days.forEach((day, files) -> shards.add(new Shard(day.toString(), Optional.of(day), files)));
        return shards;
    }

    private static Shard.File file(LocalSource.Part part) {
        return new Shard.File(Path.of(part.path()), part.rows());
    }

    /** The one UTC day that a file's events lie in; a file from elsewhere may hold several. */
    private static Optional<LocalDate> day(LocalSource.Part part) {
        LocalDate first = day(part.first());
        return first.equals(day(part.last())) ? Optional.of(first) : Optional.empty();
    }

    private static LocalDate day(long micros) {
        return LocalDate.ofInstant(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), ZoneOffset.UTC);
    }

    @Override
    public EventTable events(List<Shard> some) {
        List<String> paths = some.stream()
                .flatMap(shard -> shard.files().stream())
                .map(file -> file.path().toString())
                .toList();
        return LocalSource.events(view, paths, TimeRange.ALL, mapping, segments);
    }
}
