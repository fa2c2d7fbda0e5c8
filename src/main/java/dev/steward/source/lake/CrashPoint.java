package dev.steward.source.lake;

/** Named places at which a test ends the process, to show that a lake survives it there. */
@FunctionalInterface
public interface CrashPoint {
    CrashPoint NONE = place -> {};

    void reached(String place);
}
