package dev.steward.files;

/** Named places at which a test ends the process, to show that what lies on disk survives it there. */
@FunctionalInterface
public interface CrashPoint {
    CrashPoint NONE = place -> {};

    void reached(String place);
}
