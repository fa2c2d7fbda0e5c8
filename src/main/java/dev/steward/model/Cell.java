package dev.steward.model;

import java.util.List;

/**
 * A number in a result that can be opened: the people behind one bar or table cell. What row and column mean is said by
 * each kind of question; {@code group} is the breakdown value, empty without a breakdown.
 */
public record Cell(List<String> group, int row, int column) {
    public Cell {
        group = List.copyOf(group);
    }

    public Cell(int row, int column) {
        this(List.of(), row, column);
    }
}
