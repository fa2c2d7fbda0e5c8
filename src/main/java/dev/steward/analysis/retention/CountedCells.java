package dev.steward.analysis.retention;

import dev.steward.journey.ActorRows;
import dev.steward.journey.People;
import dev.steward.model.Cell;
import dev.steward.model.Work;
import dev.steward.source.Batch;
import dev.steward.source.Reader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the cells that an engine has counted, and who is in them. */
final class CountedCells {
    private CountedCells() {}

    /** @param counts empty yet */
    static RetentionResult read(Retention question, RetentionSql sql, Counts counts, Reader reader, Work work) {
        Optional<Set<String>> kept = kept(question, sql, reader, work);
        Values values = new Values(question.breakdown().isPresent(), kept);
        reader.fetchFew(sql.cells(kept), work, batch -> {
            for (int row = 0; row < batch.rows(); row++) {
                int group = values.groupOf(text(batch, row));
                int cohort = Math.toIntExact(batch.number(row, 1));
                int column = Math.toIntExact(batch.number(row, 2));
                if (question.rolling() && column > 0) {
                    counts.addUpTo(group, cohort, column, batch.number(row, 3));
                } else {
                    counts.add(group, cohort, column, batch.number(row, 3));
                }
            }
        });
        return counts.finish(values);
    }

    static People people(Retention question, Cell cell, RetentionSql sql, Reader reader, Work work) {
        People.Gathering people = new People.Gathering();
        ActorRows.read(
                reader, sql.people(cell, kept(question, sql, reader, work)), work, (who, _, _) -> people.add(who));
        return people.people();
    }

    private static Optional<Set<String>> kept(Retention question, RetentionSql sql, Reader reader, Work work) {
        OptionalInt limit = question.breakdown().map(Retention.Breakdown::limit).orElse(OptionalInt.empty());
        if (limit.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Long> people = new HashMap<>();
        reader.fetchFew(sql.values(), work, batch -> {
            for (int row = 0; row < batch.rows(); row++) {
                people.put(text(batch, row), batch.number(row, 1));
            }
        });
        return Optional.of(Ranking.most(people, limit.getAsInt()));
    }

    private static String text(Batch batch, int row) {
        return String.valueOf(batch.text(row, 0));
    }
}
