package dev.steward.cli;

import dev.steward.analysis.scenario.Comparison.Difference;
import dev.steward.model.Failure;
import java.util.List;

/** How one scenario ended. */
sealed interface Verdict {
    record Passed() implements Verdict {}

    /** The engine answered something else. */
    record Failed(List<Difference> differences) implements Verdict {
        public Failed {
            differences = List.copyOf(differences);
        }
    }

    /** It could not be run: it is no scenario, or its question cannot be meant. */
    record Broken(Failure failure) implements Verdict {}
}
