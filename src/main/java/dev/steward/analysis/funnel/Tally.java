package dev.steward.analysis.funnel;

import dev.steward.journey.Journey;

/** What is kept of people's attempts: one way of counting for every {@link Funnel.View}. */
interface Tally<T extends Tally<T, R>, R> {
    /** Called for every journey; {@code tries} has it open. */
    void person(Journey journey, Tries tries);

    /** Takes over what another tally of the same question has counted. */
    void absorb(T other);

    R finish();
}
