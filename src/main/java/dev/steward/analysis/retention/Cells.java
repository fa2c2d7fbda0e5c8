package dev.steward.analysis.retention;

import dev.steward.journey.Journey;

/** What is done with a person who belongs into a cell: count them, or note who they are. */
interface Cells<R> {
    /** Called for every person and value in the breakdown, before that value's cells. */
    default void member(int group) {}

    /** Called once for every person and cell. The cohort itself is column 0. */
    void add(Journey journey, int group, int row, int column);

    R finish(Values values);
}
