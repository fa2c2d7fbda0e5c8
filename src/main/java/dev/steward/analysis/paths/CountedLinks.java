package dev.steward.analysis.paths;

import dev.steward.analysis.paths.PathsResult.Link;
import dev.steward.journey.ActorRows;
import dev.steward.journey.People;
import dev.steward.model.Work;
import dev.steward.source.Batch;
import dev.steward.source.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Reads the links that an engine has counted. */
final class CountedLinks {
    private static final double MICROS = 1_000_000;
    private static final long NONE = -1;

    private final boolean timed;
    private final List<Link> links = new ArrayList<>();
    private long paths;
    private long sessions = NONE;

    private CountedLinks(Paths question) {
        timed = question.shown().maxNodesPerStep().isEmpty();
    }

    static PathsFold.Counted read(Paths question, Busiest busiest, Reader reader, Work work) {
        CountedLinks counted = new CountedLinks(question);
        reader.fetchFew(sql(question, busiest, reader).links(), work, batch -> {
            for (int row = 0; row < batch.rows(); row++) {
                counted.add(batch, row);
            }
        });
        return new PathsFold.Counted(
                counted.links, counted.paths, counted.sessions == NONE ? counted.paths : counted.sessions);
    }

    /** The people who take some of the links. */
    static People people(Paths question, Busiest busiest, List<Link> links, Reader reader, Work work) {
        if (links.isEmpty()) {
            return People.NOBODY;
        }
        People.Gathering people = new People.Gathering();
        ActorRows.read(reader, sql(question, busiest, reader).people(links), work, (who, _, _) -> people.add(who));
        return people.people();
    }

    private static PathsSql sql(Paths question, Busiest busiest, Reader reader) {
        return new PathsSql(question, busiest, reader.events(question.scope().range()));
    }

    private void add(Batch batch, int row) {
        int step = Math.toIntExact(batch.number(row, 0));
        long count = batch.number(row, 3);
        if (step == PathsSql.SESSIONS) {
            sessions = count;
            return;
        }
        if (step == 1) {
            paths += count;
        }
        @Nullable String to = batch.text(row, 2);
        if (to == null) {
            return;
        }
        if (links.size() == LinkCounts.MOST) {
            throw NodeIds.tooMany("links", LinkCounts.MOST);
        }
        links.add(new Link(
                step,
                String.valueOf(batch.text(row, 1)),
                to,
                count,
                batch.number(row, 5),
                timed && !to.equals(Paths.DROPOFF)
                        ? OptionalDouble.of(batch.number(row, 4) / MICROS / count)
                        : OptionalDouble.empty()));
    }
}
