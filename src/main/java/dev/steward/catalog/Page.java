package dev.steward.catalog;

import java.util.List;

/**
 * Some rows of a longer list.
 *
 * @param offset how many rows stand before the first of these
 * @param total how many rows the whole list has
 */
public record Page<T>(List<T> rows, int offset, long total) {
    public Page {
        rows = List.copyOf(rows);
    }
}
