package dev.steward.source.lake;

import dev.steward.model.BadInput;
import dev.steward.model.Work;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jooq.Name;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Saved segments as tables of one engine, made when first asked for and again when the segment has changed. */
public final class SegmentTables {
    private record Made(List<String> people, Name table) {}

    private final DuckEngine engine;
    private final Function<String, Optional<List<String>>> saved;
    private final Map<String, Made> made = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    /** @param saved the people of a saved segment by its name */
    public SegmentTables(DuckEngine engine, Function<String, Optional<List<String>>> saved) {
        this.engine = engine;
        this.saved = saved;
    }

    /** The people of a saved segment; throws {@link BadInput} when there is none of that name. */
    List<String> people(String segment) {
        return saved.apply(segment)
                .orElseThrow(() -> new BadInput(
                        "segment.unknown",
                        "There is no saved segment \"" + segment + "\".",
                        "Save one from the people behind a bar or cell, or take the condition away."));
    }

    Name table(String segment) {
        List<String> people = people(segment);
        return made.compute(
                        segment,
                        (name, before) ->
                                before != null && before.people().equals(people) ? before : make(people, before))
                .table();
    }

    private Made make(List<String> people, @Nullable Made before) {
        String name = "segment_" + count.incrementAndGet();
        try (DuckSession session = engine.session()) {
            session.execute(DSL.query("create table {0} (person varchar)", DSL.name(name)), Work.unobserved());
            session.append(name, people);
            if (before != null) {
                session.execute(DSL.query("drop table {0}", before.table()), Work.unobserved());
            }
        }
        return new Made(people, DSL.name(name));
    }
}
