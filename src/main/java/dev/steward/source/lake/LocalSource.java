package dev.steward.source.lake;

import dev.steward.definition.Expression;
import dev.steward.definition.Mapping;
import dev.steward.definition.Role;
import dev.steward.model.SourceUnavailable;
import dev.steward.model.TimeRange;
import dev.steward.model.Times;
import dev.steward.model.Work;
import dev.steward.source.Batch;
import dev.steward.source.EventTable;
import dev.steward.source.Held;
import dev.steward.source.Source;
import dev.steward.source.SourceFacts;
import dev.steward.source.SourceSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** A lake, or files seen through a mapping, read by one engine. Looks before each question whether the data has changed. */
public final class LocalSource implements Source {
    private static final int TRIES = 5;
    private static final Duration WAIT = Duration.ofMillis(20);
    static final String LAKE_ARRIVAL = "arrival";

    /** How a lake's columns are events: the 16 columns of docs/lake.md. */
    public static final Mapping LAKE_MAPPING = lakeMapping();

    /** One state of the data: which files, with which columns, from when to when. */
    record View(
            SourceFacts facts,
            MappedColumns columns,
            List<Part> parts,
            Optional<Name> identities,
            String reading,
            boolean lake,
            List<String> problems) {}

    /** A Parquet file with its rows and, where its statistics tell, the time of its first and last event. */
    record Part(String path, long rows, long first, long last) {}

    private final DuckEngine engine;
    private final Mapping mapping;
    private final SegmentTables segments;
    private final Supplier<String> generation;
    private final Supplier<View> look;
    private volatile View view;

    LocalSource(
            DuckEngine engine,
            Mapping mapping,
            SegmentTables segments,
            View first,
            Supplier<String> generation,
            Supplier<View> look) {
        this.engine = engine;
        this.mapping = mapping;
        this.segments = segments;
        this.view = first;
        this.generation = generation;
        this.look = look;
    }

    private static Mapping lakeMapping() {
        Map<Role, Expression> roles = new EnumMap<>(Role.class);
        Map.of(
                        Role.USER, "user_id",
                        Role.EVENT, "event_type",
                        Role.TIME, "created_at",
                        Role.SESSION, "session_id",
                        Role.PROPERTIES, "properties")
                .forEach((role, column) -> roles.put(role, new Expression.Column(column)));
        return Mapping.of(roles);
    }

    private View current() {
        View seen = view;
        if (seen.facts().generation().equals(generation.get())) {
            return seen;
        }
        synchronized (this) {
            if (!view.facts().generation().equals(generation.get())) {
                view = look.get();
            }
            return view;
        }
    }

    @Override
    public SourceFacts facts() {
        return current().facts();
    }

    @Override
    public List<String> problems() {
        return current().problems();
    }

    @Override
    public EventTable events(TimeRange range) {
        return events(current(), range, mapping, segments);
    }

    @Override
    public Optional<SourceSnapshot> snapshot() {
        return Optional.of(new LocalSnapshot(current(), mapping, segments));
    }

    /** An import in between puts the files of before aside: what is read later comes from the new ones. */
    @Override
    public Held hold() {
        return Held.loosely(this);
    }

    @Override
    public boolean inPlace() {
        return false;
    }

    @Override
    public List<String> segment(String name) {
        return segments.people(name);
    }

    private static LocalEvents events(View view, TimeRange range, Mapping mapping, SegmentTables segments) {
        List<String> paths = view.parts().stream()
                .filter(part -> range.overlaps(part.first(), part.last()))
                .map(Part::path)
                .toList();
        return events(view, paths, range, mapping, segments);
    }

    /** The events of those of a view's Parquet files; of other files, all that they hold. */
    static LocalEvents events(View view, List<String> paths, TimeRange range, Mapping mapping, SegmentTables segments) {
        RawTable raw = view.columns().raw();
        Table<?> rows = raw.table();
        int files = view.facts().files();
        if (!view.parts().isEmpty()) {
            files = paths.size();
            // A table needs at least one file to take its columns from; its rows lie outside the range.
            rows = RawTables.parquetTable(
                    paths.isEmpty() ? List.of(view.parts().getFirst().path()) : paths, view.lake());
        }
        Field<Long> arrival =
                view.lake() ? DSL.field(DSL.name(RawTable.NAME, LAKE_ARRIVAL), SQLDataType.BIGINT) : raw.ordinal();
        return new LocalEvents(
                view.columns(), mapping, rows, files, arrival, view.identities(), range, segments::table);
    }

    @Override
    public void fetch(Select<?> query, Work work, Consumer<Batch> batches) {
        AtomicBoolean begun = new AtomicBoolean();
        Consumer<Batch> noting = batch -> {
            begun.set(true);
            batches.accept(batch);
        };
        for (int tries = 1; ; tries++) {
            try (DuckSession session = engine.session()) {
                session.fetch(query, work, noting);
                return;
            } catch (SourceUnavailable gone) {
                // An import may just be putting files away: run anew, the statement finds them where they are now.
                if (begun.get() || tries == TRIES || !gone.code().endsWith(DuckFailures.VANISHED)) {
                    throw gone;
                }
                LockSupport.parkNanos(WAIT.toNanos());
            }
        }
    }

    @Override
    public String sql(Select<?> query) {
        return DuckSession.sql(query);
    }

    /** Counts the events of a view and finds the first and the last, before the view is complete. */
    static SourceFacts facts(DuckSession session, View incomplete, Mapping mapping, SegmentTables segments, Work work) {
        LocalEvents events = events(incomplete, TimeRange.ALL, mapping, segments);
        SourceFacts known = incomplete.facts();
        return session.list(
                        DSL.select(DSL.count(), DSL.min(events.micros()), DSL.max(events.micros()))
                                .from(events.table()),
                        work,
                        (batch, row) -> new SourceFacts(
                                known.name(),
                                known.generation(),
                                batch.number(row, 0),
                                known.files(),
                                instant(batch, row, 1),
                                instant(batch, row, 2)))
                .getFirst();
    }

    private static Optional<Instant> instant(Batch batch, int row, int column) {
        return batch.isNull(row, column) ? Optional.empty() : Optional.of(Times.instant(batch.number(row, column)));
    }

    @Override
    public void close() {
        engine.close();
    }
}
