package dev.steward.cli;

import dev.steward.analysis.Kinds;
import dev.steward.analysis.Kinds.Asked;
import dev.steward.definition.JsonFields;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Keys of a definition that the command line may set anew. They are checked as if the document had said them. */
final class Overrides {
    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "The first day (2026-01-31, in the time zone) or instant (2026-01-31T08:00:00Z), inclusive;"
                    + " instead of the definition's.")
    private Optional<String> from;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            description = "The last day or instant, inclusive; instead of the definition's.")
    private Optional<String> to;

    @Option(
            names = "--timezone",
            paramLabel = "ZONE",
            description = "Where days, weeks and months are cut, such as Europe/Berlin; instead of the definition's.")
    private Optional<String> timezone;

    Asked<?, ?> apply(JsonFields definition, Kinds kinds) {
        return kinds.read(with(with(with(definition, "from", from), "to", to), "timezone", timezone));
    }

    private static JsonFields with(JsonFields definition, String key, Optional<String> text) {
        return text.map(given -> definition.with(key, given)).orElse(definition);
    }
}
