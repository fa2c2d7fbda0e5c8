package dev.steward.cli;

import dev.steward.workspace.ConnectionUrl;
import dev.steward.workspace.SavedConnection;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which warehouse a command works in. */
final class TargetOption {
    @Option(
            names = "--target",
            required = true,
            paramLabel = "WAREHOUSE",
            description =
                    "The database: postgresql://ROLE@HOST:PORT/DATABASE. The password is in PGPASSWORD or ~/.pgpass.")
    private String target;

    /** Which table holds events does not matter here. */
    SavedConnection connection() {
        return ConnectionUrl.parse(target, Optional.of("events"));
    }
}
