package dev.steward.catalog;

import java.time.Instant;

/** One person: the identifier as it stands in the data (not masked: see {@link PersonalData}) and what they did in all. */
public record PersonFacts(String person, long events, Instant first, Instant last) {}
