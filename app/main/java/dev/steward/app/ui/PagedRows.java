package dev.steward.app.ui;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import javafx.collections.ObservableListBase;

/**
 * A long list of which only the pages somebody looks at are fetched. A row that is not there yet is an empty slot; when
 * its page arrives the slot changes. Used on the JavaFX thread.
 */
public final class PagedRows<T> extends ObservableListBase<PagedRows.Slot<T>> {
    /** How many rows are fetched at once: more than a screenful. */
    public static final int PAGE = 100;

    /** A place in the list, and what stands there once it is known. */
    public record Slot<T>(int index, Optional<T> value) {}

    private final Map<Integer, List<T>> pages = new HashMap<>();
    private final Set<Integer> asked = new HashSet<>();
    private final IntConsumer fetch;
    private int size;

    /** @param fetch is told the offset of a page that is wanted; answers by {@link #arrived} */
    public PagedRows(IntConsumer fetch) {
        this.fetch = fetch;
    }

    /** Forgets everything and begins anew with the first page. */
    public void start(int total, List<T> first) {
        beginChange();
        int before = size;
        List<Slot<T>> removed = before == 0 ? List.of() : List.copyOf(this);
        pages.clear();
        asked.clear();
        pages.put(0, List.copyOf(first));
        asked.add(0);
        size = total;
        nextReplace(0, total, removed);
        endChange();
    }

    /** A page has come. */
    public void arrived(int offset, List<T> rows) {
        int page = offset / PAGE;
        if (!asked.contains(page)) {
            return;
        }
        beginChange();
        pages.put(page, List.copyOf(rows));
        for (int index = offset; index < Math.min(size, offset + rows.size()); index++) {
            nextSet(index, new Slot<>(index, Optional.empty()));
        }
        endChange();
    }

    /** A page could not be had: it is asked for again when somebody looks again. */
    public void missed(int offset) {
        asked.remove(offset / PAGE);
    }

    @Override
    public Slot<T> get(int index) {
        int page = index / PAGE;
        List<T> rows = pages.get(page);
        if (rows == null) {
            if (asked.add(page)) {
                fetch.accept(page * PAGE);
            }
            return new Slot<>(index, Optional.empty());
        }
        int within = index % PAGE;
        return new Slot<>(index, within < rows.size() ? Optional.of(rows.get(within)) : Optional.empty());
    }

    @Override
    public int size() {
        return size;
    }
}
