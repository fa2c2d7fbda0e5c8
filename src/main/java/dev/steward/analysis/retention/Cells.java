package dev.steward.analysis.retention;

import dev.steward.journey.Journey;

/** What is done with a person who belongs into a cell: count them, or note who they are. */
interface Cells<C extends Cells<C, R>, R> {
    /** Called for every person and value in the breakdown, before that value's cells. */
    default void member(int group) {}

    /** Called once for every person and cell. The cohort itself is column 0. */
    void add(Journey journey, int group, int row, int column);

    /** Takes over what another one of the same question holds; its groups are numbered by values of its own. */
    void absorb(C other, Values mine, Values theirs);

    R finish(Values values);
}
