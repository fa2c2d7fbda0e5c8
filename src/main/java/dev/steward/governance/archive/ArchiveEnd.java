package dev.steward.governance.archive;

import java.time.Instant;

/**
 * The end of an archive.
 *
 * @param plan the digest of the plan by which it ends
 * @param person who carries it out
 * @param at when it began; of one that is destroyed, when that was done
 */
public record ArchiveEnd(String plan, String person, Instant at) {
    /** As people name the plan to each other. */
    public String shortPlan() {
        return plan.substring(0, Math.min(16, plan.length()));
    }
}
