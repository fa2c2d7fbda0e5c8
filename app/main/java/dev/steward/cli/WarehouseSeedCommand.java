package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.ingest.seed.Seed;
import dev.steward.ingest.seed.SeedReport;
import dev.steward.model.Table;
import dev.steward.model.Table.Column;
import dev.steward.model.Table.Type;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code steward warehouse seed}: people who do not exist. */
@Command(
        name = "seed",
        header = "Fill the tables of a schema with generated people, to try it and to measure.",
        description = {
            "Only into a schema that \"init\" has set up, and only while its tables hold no row. Each schema is filled in one"
                    + " transaction, under every constraint, key and trigger; what is interrupted leaves nothing. The role must"
                    + " own the schema, and nobody reads its tables meanwhile.",
            "The same people, days, seed and last day give the same rows. petforce gets what an extraction would bring;"
                    + " \"build\" makes marts of it."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward warehouse seed --target postgresql://owner@localhost/analytics --schema all",
            "  steward warehouse seed --target postgresql://owner@localhost/analytics --schema sessions --people 20000 --days 90"
        })
final class WarehouseSeedCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private TargetOption target;

    @Option(
            names = "--schema",
            required = true,
            paramLabel = "SCHEMA",
            description = "sessions, agents, petforce or all.")
    private String schema;

    @Option(
            names = "--people",
            paramLabel = "N",
            defaultValue = "2000",
            description = "How many people there are (default: ${DEFAULT-VALUE}).")
    private int people;

    @Option(
            names = "--days",
            paramLabel = "D",
            defaultValue = "365",
            description = "For how many days it is told what they do (default: ${DEFAULT-VALUE}).")
    private int days;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "A number; another one gives other people (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--last",
            paramLabel = "DAY",
            description = "The last day of those, YYYY-MM-DD, which must be over (default: yesterday, UTC).")
    private Optional<LocalDate> last;

    WarehouseSeedCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Seed seeds = new Seed(
                people,
                days,
                seed,
                last.orElseGet(() -> LocalDate.now(ZoneOffset.UTC).minusDays(1)));
        try (Steward steward = session.start()) {
            List<SeedReport> reports = session.progress()
                    .run(
                            "Filling",
                            work -> steward.warehouse(target.connection()).seed(schema, seeds, work));
            reports.forEach(this::print);
            return Exit.DONE;
        }
    }

    private void print(SeedReport report) {
        Pretty.print(
                new Table(
                        report.schema(),
                        List.of(
                                new Column("table", "Table", Type.TEXT),
                                new Column("rows", "Rows", Type.COUNT),
                                new Column("millis", "ms", Type.COUNT),
                                new Column("speed", "Rows/s", Type.COUNT)),
                        report.tables().stream()
                                .map(one -> List.<Object>of(one.table(), one.rows(), one.millis(), one.rowsPerSecond()))
                                .toList()),
                session.console());
        session.console()
                .out()
                .println("%s filled with %s in %.1f s."
                        .formatted(
                                report.schema(), Pretty.many(report.rows(), "row", "rows"), report.millis() / 1000.0));
        session.console().out().println();
    }
}
