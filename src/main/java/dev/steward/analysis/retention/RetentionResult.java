package dev.steward.analysis.retention;

import dev.steward.analysis.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The answer to a {@link Retention} question: one group without a breakdown, else one a value, sorted by value. */
public record RetentionResult(List<Group> groups) {
    public RetentionResult {
        groups = List.copyOf(groups);
    }

    /** {@code value} is empty when there is no breakdown. */
    public record Group(String value, List<Row> rows) {
        public Group {
            rows = List.copyOf(rows);
        }

        /** The greatest k of a cell +k; 0 when no row has more than its size. */
        public int periods() {
            return rows.stream().mapToInt(row -> row.returned().size()).max().orElse(0);
        }

        /** Who came back in period +k, over all cohorts that have it: each weighs as much as it has people. */
        public Share mean(int k) {
            long size = 0;
            long back = 0;
            for (Row row : rows) {
                if (k < row.cells()) {
                    size += row.size();
                    back += row.count(k);
                }
            }
            return new Share(back, size);
        }

        /** The retention of one interval over time: period +k of every cohort that has it, first to last. */
        public List<Point> interval(int k) {
            List<Point> points = new ArrayList<>();
            for (Row row : rows) {
                row.share(k).ifPresent(share -> points.add(new Point(row.start(), share)));
            }
            return points;
        }
    }

    /** One cohort's share of people who came back after one interval. */
    public record Point(String start, Share share) {}

    /** A cohort: {@code returned.get(k - 1)} people came back in period +k; cells after the last period do not exist. */
    public record Row(String start, long size, List<Long> returned) {
        public Row {
            returned = List.copyOf(returned);
        }

        /** How many cells the row has, its size counted. */
        public int cells() {
            return returned.size() + 1;
        }

        /** How many came back in period +k; for k = 0 the size. */
        public long count(int k) {
            return k == 0 ? size : returned.get(k - 1);
        }

        /** Period +k over the size; empty when the cell does not exist. */
        public Optional<Share> share(int k) {
            return k < cells() ? Optional.of(new Share(count(k), size)) : Optional.empty();
        }
    }
}
