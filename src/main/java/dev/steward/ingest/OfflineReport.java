package dev.steward.ingest;

import dev.steward.source.Origin;

/**
 * What came of taking a warehouse offline, or of refreshing what was taken.
 *
 * @param report its entry in the lake's history
 * @param taken what the lake is now
 * @param resumed events that an interrupted run had taken already
 */
public record OfflineReport(ImportReport report, Origin taken, long resumed) {}
