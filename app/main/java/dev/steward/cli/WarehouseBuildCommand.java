package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.Warehouse;
import dev.steward.ingest.warehouse.BuildReport;
import dev.steward.ingest.warehouse.BuildReport.Checked;
import dev.steward.ingest.warehouse.BuildReport.Lineage;
import dev.steward.ingest.warehouse.BuildReport.Outcome;
import dev.steward.model.BadInput;
import dev.steward.model.Table;
import dev.steward.model.Table.Column;
import dev.steward.model.Table.Type;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code steward warehouse build}: from what was extracted to what analysts ask. */
@Command(
        name = "build",
        header = "Fill the staging tables and marts of a schema, and show them only when every test passes.",
        description = {
            "Runs the models of the schema in the order in which they build upon each other, then their tests, in one"
                    + " transaction. When a test fails nothing is kept: analysts go on seeing what was there. The role must own"
                    + " the schema.",
            "The key of pseudonyms is read from the environment variable STEWARD_PII_KEY, or asked for: 64 hexadecimal digits or"
                    + " more. It is bound for the transaction and stands in no statement. Ends with 1 when a test failed."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward warehouse build --target postgresql://owner@localhost/analytics",
            "  steward warehouse build --target postgresql://owner@localhost/analytics --select stg_supabase_users+",
            "  steward warehouse build --target postgresql://owner@localhost/analytics --lineage"
        })
final class WarehouseBuildCommand implements Callable<Integer> {
    private static final String VARIABLE = "STEWARD_PII_KEY";

    private final Session session;

    @Mixin
    private TargetOption target;

    @Option(
            names = "--schema",
            paramLabel = "SCHEMA",
            defaultValue = "petforce",
            description = "Whose models to build (default: ${DEFAULT-VALUE}).")
    private String schema;

    @Option(
            names = "--select",
            paramLabel = "MODELS",
            defaultValue = "",
            description =
                    "Only these models; name+ is a model and all that build upon it, +name one and all it builds upon.")
    private String select;

    @Option(names = "--lineage", description = "Build nothing; say what each model is made of.")
    private boolean lineage;

    WarehouseBuildCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (lineage) {
            Pretty.print(lineage(Warehouse.lineage(schema, select)), session.console());
            return Exit.DONE;
        }
        String key = key();
        try (Steward steward = session.start()) {
            BuildReport report = session.progress()
                    .run(
                            "Building",
                            work -> steward.warehouse(target.connection()).build(schema, select, key, work));
            print(report);
            return report.promoted() ? Exit.DONE : Exit.CHECK_FAILED;
        }
    }

    @SuppressWarnings("SystemConsoleNull") // It may be absent, and where it is no terminal nobody would answer.
    private static String key() {
        return Optional.ofNullable(System.getenv(VARIABLE))
                .or(() -> Optional.ofNullable(System.console())
                        .filter(java.io.Console::isTerminal)
                        .map(console -> console.readPassword("Key of pseudonyms: "))
                        .map(String::new))
                .orElseThrow(() -> new BadInput(
                        "warehouse.no-pii-key",
                        "The environment has no " + VARIABLE + ", and nobody can be asked for it.",
                        "Make a key with \"openssl rand -hex 32\", keep it outside the database, and set " + VARIABLE
                                + " to it."));
    }

    private void print(BuildReport report) {
        if (!report.models().isEmpty()) {
            Pretty.print(models(report), session.console());
            session.console().out().println();
        }
        long failed = count(report, Outcome.FAILED);
        long idle = count(report, Outcome.NOT_EVALUATED);
        if (failed + idle > 0) {
            Pretty.print(checks(report), session.console());
            session.console().out().println();
        }
        session.console()
                .out()
                .println("%s: %s passed, %s failed, %s not evaluated for want of rows."
                        .formatted(
                                Pretty.many(report.checks().size(), "test", "tests"),
                                Pretty.count(count(report, Outcome.PASSED)),
                                Pretty.count(failed),
                                Pretty.count(idle)));
        session.console()
                .out()
                .println(
                        report.promoted()
                                ? "What was built is shown from now on."
                                : "Nothing was kept: what was there before is shown as before.");
    }

    private static long count(BuildReport report, Outcome outcome) {
        return report.checks().stream().filter(one -> one.outcome() == outcome).count();
    }

    private static Table models(BuildReport report) {
        return new Table(
                "Models",
                List.of(
                        new Column("model", "Model", Type.TEXT),
                        new Column("rows", "Rows", Type.COUNT),
                        new Column("written", "Written", Type.COUNT),
                        new Column("removed", "Removed", Type.COUNT),
                        new Column("millis", "ms", Type.COUNT)),
                report.models().stream()
                        .map(one ->
                                List.<Object>of(one.model(), one.rows(), one.written(), one.removed(), one.millis()))
                        .toList());
    }

    private static Table checks(BuildReport report) {
        return new Table(
                "Tests",
                List.of(
                        new Column("test", "Test", Type.TEXT),
                        new Column("outcome", "Outcome", Type.TEXT),
                        new Column("faults", "Faults", Type.COUNT)),
                report.checks().stream()
                        .filter(one -> one.outcome() != Outcome.PASSED)
                        .map(WarehouseBuildCommand::row)
                        .toList());
    }

    private static List<Object> row(Checked one) {
        return List.of(one.name(), one.outcome() == Outcome.FAILED ? "failed" : "not evaluated", one.faults());
    }

    private static Table lineage(List<Lineage> all) {
        return new Table(
                "Lineage",
                List.of(new Column("model", "Model", Type.TEXT), new Column("reads", "Made of", Type.TEXT)),
                all.stream()
                        .map(one -> List.<Object>of(
                                one.model(), one.reads().stream().sorted().collect(Collectors.joining(", "))))
                        .toList());
    }
}
