package dev.steward.cli;

import dev.steward.OpenSource;
import dev.steward.Steward;
import dev.steward.definition.Mapping;
import dev.steward.model.BadInput;
import dev.steward.model.Work;
import dev.steward.workspace.ConnectionUrl;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which data a command reads. */
final class SourceOptions {
    @Option(
            names = "--source",
            required = true,
            paramLabel = "SOURCE",
            description =
                    "What to read: a lake, a folder, or one file (Parquet, CSV, JSON, JSON lines; text also as .gz); or a"
                            + " warehouse, postgresql://ROLE@HOST:PORT/DATABASE?table=SCHEMA.TABLE, whose password is in"
                            + " PGPASSWORD or ~/.pgpass.")
    private String source;

    @Option(
            names = "--map",
            paramLabel = "ROLE=COLUMN,…",
            description =
                    "Which columns are what, where Steward guesses wrong: user, event and ts, perhaps session and id."
                            + " Example: user=client_id,event='visit',ts=timestamp. See docs/guide.md.")
    private Optional<String> map;

    /** What was given, for whoever reads the answer later. */
    String name() {
        return source;
    }

    boolean isWarehouse() {
        return ConnectionUrl.is(source);
    }

    /** @throws BadInput for a warehouse, which has none */
    Path path() {
        if (isWarehouse()) {
            throw new BadInput(
                    "source.no-files",
                    "This works with files, not with a warehouse.",
                    "Name a lake, a folder or a file.");
        }
        return Path.of(source);
    }

    Optional<Mapping> mapping() {
        return map.map(Mapping::parse);
    }

    OpenSource open(Steward steward, Work work) {
        return isWarehouse()
                ? steward.connect(ConnectionUrl.parse(source).withMapping(map), Optional.empty(), work)
                : steward.open(path(), mapping(), work);
    }
}
