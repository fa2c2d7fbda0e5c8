package dev.steward.analysis.stages;

import dev.steward.analysis.Share;
import dev.steward.journey.People;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The answer to a {@link Stages} question.
 *
 * @param at the moment people are looked at; empty when there is no event
 * @param groups one for every {@link Stage}, in their order
 * @param cohorts by when people signed up, first to last
 */
public record StagesResult(Optional<Instant> at, List<Group> groups, List<Cohort> cohorts) {
    /** In the order of a life. */
    public enum Stage {
        NEW,
        ACTIVE,
        AT_RISK,
        CHURNED
    }

    public StagesResult {
        groups = List.copyOf(groups);
        cohorts = List.copyOf(cohorts);
    }

    /** @param score the sum of their engagement scores */
    public record Group(People people, long score) {
        public OptionalDouble averageScore() {
            return people.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of((double) score / people.size());
        }
    }

    /** @param label the month of signup and its week: {@code 2026-01-W4} holds the 22nd to the 28th */
    public record Cohort(String label, List<Long> counts) {
        public Cohort {
            counts = List.copyOf(counts);
        }

        public long size() {
            return counts.stream().mapToLong(Long::longValue).sum();
        }

        public long count(Stage stage) {
            return counts.get(stage.ordinal());
        }
    }

    public long people() {
        return groups.stream().mapToLong(group -> group.people().size()).sum();
    }

    /** Of all people. */
    public Share share(Stage stage) {
        return new Share(groups.get(stage.ordinal()).people().size(), people());
    }
}
