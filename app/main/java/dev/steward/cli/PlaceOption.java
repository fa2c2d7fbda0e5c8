package dev.steward.cli;

import dev.steward.governance.gate.Place;
import dev.steward.workspace.ConnectionUrl;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a policy is applied. */
final class PlaceOption {
    @Option(
            names = "--source",
            required = true,
            paramLabel = "LAKE|DATABASE",
            description =
                    "A lake, or postgresql://ROLE@HOST:PORT/DATABASE; for a policy about events with ?table=SCHEMA.TABLE. The password is in PGPASSWORD or ~/.pgpass.")
    private String source;

    /** As it was given. */
    String text() {
        return source;
    }

    Place place() {
        return ConnectionUrl.is(source)
                ? new Place.Database(ConnectionUrl.parse(source, Optional.of("events")))
                : Place.lake(Path.of(source));
    }
}
