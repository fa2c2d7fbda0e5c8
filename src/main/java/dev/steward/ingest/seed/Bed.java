package dev.steward.ingest.seed;

import dev.steward.ingest.seed.SeedReport.Filled;
import dev.steward.source.BuildSite.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The rows of one table that wait to be put into it, made by one thread, and how many already were, by another. */
final class Bed {
    private final String table;
    private final List<String> columns;
    private List<List<String>> waiting = new ArrayList<>();
    private long rows;
    private long nanos;

    Bed(String table, String... columns) {
        this.table = table;
        this.columns = List.of(columns);
    }

    /** Values as texts, in the order of the columns, empty for NULL. */
    void add(String... values) {
        waiting.add(List.of(values));
    }

    int waiting() {
        return waiting.size();
    }

    List<List<String>> take() {
        List<List<String>> taken = waiting;
        waiting = new ArrayList<>(taken.size());
        return taken;
    }

    void plant(List<List<String>> taken, Site site) {
        if (taken.isEmpty()) {
            return;
        }
        long started = System.nanoTime();
        site.copy(table, columns, taken);
        nanos += System.nanoTime() - started;
        rows += taken.size();
    }

    Filled filled() {
        return new Filled(table, rows, TimeUnit.NANOSECONDS.toMillis(nanos));
    }

    String table() {
        return table;
    }
}
