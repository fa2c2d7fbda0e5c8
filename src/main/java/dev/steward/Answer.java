package dev.steward;

import dev.steward.analysis.Kind;
import dev.steward.analysis.Question;
import dev.steward.source.SourceFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A result with everything needed to trust it.
 *
 * @param facts what the source held when the question was asked
 * @param indexed whether the journeys came from the index, so that no event was read from a file
 * @param handedOut why a warehouse handed its events out instead of computing the answer itself, as a part of a sentence that follows
 *     "because"; empty: it computed it, or the source is no warehouse
 * @param rowsRead how many rows the engine handed out for it
 * @param warnings in sentences: unknown names, data that was left out
 * @param statements the SQL that was run, values in place
 */
public record Answer<Q extends Question, R>(
        Kind<Q, R> kind,
        Q question,
        R result,
        SourceFacts facts,
        boolean indexed,
        Optional<String> handedOut,
        long rowsRead,
        Duration took,
        Instant at,
        List<String> warnings,
        List<String> statements) {
    public Answer {
        warnings = List.copyOf(warnings);
        statements = List.copyOf(statements);
    }
}
