package dev.steward.model;

/** The person stopped the work. Not an error: nobody is told about it twice. */
public final class Cancelled extends Failure {
    private static final long serialVersionUID = 1;

    public Cancelled() {
        super("cancelled", "The work was cancelled.", "Start it again when you want it.");
    }
}
