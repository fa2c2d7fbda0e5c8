package dev.steward.ingest;

import java.time.Instant;

/**
 * That an import was taken back, or a part of it.
 *
 * @param plan the digest of the plan by which
 * @param rows how many of its events
 */
public record TakenBack(String plan, String person, Instant at, long rows) {
    /** As people name the plan to each other. */
    public String shortPlan() {
        return plan.substring(0, Math.min(16, plan.length()));
    }
}
