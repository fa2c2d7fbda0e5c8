package dev.steward.governance.policy;

/**
 * How much one run may remove before somebody must say so separately.
 *
 * @param percent of all rows of the target
 * @param timesNormal how many times the average of the runs before
 */
public record Limits(int percent, int timesNormal) {
    public static final Limits USUAL = new Limits(30, 10);
}
