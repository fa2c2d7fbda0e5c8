package dev.steward.cli;

import dev.steward.OpenSource;
import dev.steward.Steward;
import dev.steward.definition.Mapping;
import dev.steward.model.Work;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which data a command reads. */
final class SourceOptions {
    @Option(
            names = "--source",
            required = true,
            paramLabel = "PATH",
            description =
                    "What to read: a lake, a folder, or one file (Parquet, CSV, JSON, JSON lines; text also as .gz).")
    private Path source;

    @Option(
            names = "--map",
            paramLabel = "ROLE=COLUMN,…",
            description =
                    "Which columns are what, where Steward guesses wrong: user, event and ts, perhaps session and id."
                            + " Example: user=client_id,event='visit',ts=timestamp. See docs/guide.md.")
    private Optional<String> map;

    Path path() {
        return source;
    }

    Optional<Mapping> mapping() {
        return map.map(Mapping::parse);
    }

    OpenSource open(Steward steward, Work work) {
        return steward.open(source, mapping(), work);
    }
}
