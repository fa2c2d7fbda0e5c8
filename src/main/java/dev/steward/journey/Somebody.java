package dev.steward.journey;

/** An actor of a fold: a small number, another one for every actor, and the legend that knows the name. */
public interface Somebody {
    /** What the number stands for. */
    Legend legend();

    int actor();
}
