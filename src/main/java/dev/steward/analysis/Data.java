package dev.steward.analysis;

import dev.steward.journey.Journeys;
import dev.steward.source.Reader;

/**
 * What a question is asked of, in one state: journeys for those that are folded, a reader for those that an engine
 * computes. Made anew for every question.
 */
public record Data(Journeys journeys, Reader reader) {}
