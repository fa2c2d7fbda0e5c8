package dev.steward.ingest.seed;

import dev.steward.audit.AuditLog;
import dev.steward.audit.Entry;
import dev.steward.ingest.seed.SeedReport.Filled;
import dev.steward.model.BadInput;
import dev.steward.model.Failure;
import dev.steward.model.Suggest;
import dev.steward.model.Value;
import dev.steward.model.Work;
import dev.steward.source.BuildSite;
import dev.steward.source.BuildSite.Site;
import dev.steward.source.Schemas;
import dev.steward.source.Schemas.State;
import dev.steward.source.Schemas.Status;
import dev.steward.workspace.SavedConnection;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Fills schemas that were set up and hold no row with generated people, each whole or not at all. Every constraint, key and
 * trigger holds meanwhile. The audit log knows before it begins.
 */
public final class Seeder {
    /** Stands for every schema that can be filled. */
    public static final String ALL = "all";

    private static final List<String> SCHEMAS = List.of("sessions", "agents", "petforce");

    private final Schemas schemas;
    private final BuildSite site;
    private final SavedConnection target;
    private final AuditLog audit;
    private final Supplier<String> person;
    private final InstantSource clock;

    /** @param person who is asking, looked up when something is done */
    public Seeder(
            Schemas schemas,
            BuildSite site,
            SavedConnection target,
            AuditLog audit,
            Supplier<String> person,
            InstantSource clock) {
        this.schemas = schemas;
        this.site = site;
        this.target = target;
        this.audit = audit;
        this.person = person;
        this.clock = clock;
    }

    /**
     * Fills a schema, or all; of several those before the failing one stay filled.
     *
     * @throws BadInput when a schema is unknown or not set up, one of its tables holds a row, the last day is not over, or the
     *     role does not own the tables
     * @throws dev.steward.model.SourceUnavailable when the way there is barred, or somebody else is at it
     */
    public List<SeedReport> seed(String schema, Seed seed, Work work) {
        if (!seed.last().isBefore(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))) {
            throw new BadInput(
                    "seed.last",
                    "The day " + seed.last() + " is not over (UTC).",
                    "Choose yesterday or a day before it.");
        }
        List<String> wanted = schema.equals(ALL) ? SCHEMAS : List.of(known(schema));
        wanted.forEach(one -> refuseUnready(schemas.status(one, work)));
        return wanted.stream().map(one -> recorded(one, seed, work)).toList();
    }

    private static String known(String schema) {
        if (!SCHEMAS.contains(schema)) {
            throw new BadInput(
                    "seed.schema",
                    "There are no people to fill a schema \"" + schema + "\" with"
                            + Suggest.nearest(schema, SCHEMAS)
                                    .map(near -> "; did you mean \"" + near + "\"?")
                                    .orElse("."),
                    "There are: " + String.join(", ", SCHEMAS) + ", all.");
        }
        return schema;
    }

    private void refuseUnready(Status status) {
        if (status.untracked() || status.migrations().stream().anyMatch(step -> step.state() != State.APPLIED)) {
            throw new BadInput(
                    "warehouse.not-set-up",
                    "The schema " + status.schema() + " is not set up in " + target.title()
                            + " as it comes with this Steward.",
                    "Set it up first: steward warehouse init --schema " + status.schema() + ".");
        }
    }

    private SeedReport recorded(String schema, Seed seed, Work work) {
        work.checkCancelled();
        record(
                "seed.started",
                Map.of(
                        "schema", Value.of(schema),
                        "people", Value.of(seed.people()),
                        "days", Value.of(seed.days()),
                        "seed", Value.of(seed.number()),
                        "last", Value.of(seed.last().toString())));
        try {
            long started = System.nanoTime();
            List<Filled> filled = site.once(
                    schema, seed.key(), work, inside -> fill(schema, Planting.of(schema, seed), inside, work));
            SeedReport report =
                    new SeedReport(schema, filled, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
            record("seed.finished", Map.of("schema", Value.of(schema), "rows", Value.of(report.rows())));
            return report;
        } catch (RuntimeException failed) {
            record(
                    "seed.failed",
                    Map.of(
                            "schema", Value.of(schema),
                            "reason", Value.of(failed instanceof Failure known ? known.code() : "unexpected")));
            throw failed;
        }
    }

    /**
     * Policies hold the owner too, who would see a part of the rows only, and COPY refuses whom they hold. So the tables are
     * freed of that first. Nobody else sees them meanwhile: they are locked until the end, and by then it holds again.
     */
    private List<Filled> fill(String schema, Planting planting, Site inside, Work work) {
        inside.run("set local statement_timeout = '6h'");
        inside.run("set local work_mem = '256MB'");
        inside.run("set local maintenance_work_mem = '512MB'");
        List<String> sown = Stream.concat(planting.beds().stream().map(Bed::table), planting.followers().stream())
                .toList();
        List<String> tables =
                Stream.concat(sown.stream(), planting.derived().stream()).toList();
        tables.forEach(table -> inside.run("lock table " + table + " in access exclusive mode"));
        planting.prepare(inside);
        inside.freed(tables, () -> {
            refuseRows(schema, tables, inside);
            inside.bare(sown, () -> {
                planting.plant(inside, work);
                work.progress(0.4, "indexes and keys");
            });
        });
        List<Filled> filled =
                new ArrayList<>(planting.beds().stream().map(Bed::filled).toList());
        filled.addAll(planting.harvest(inside, work));
        return filled;
    }

    private void refuseRows(String schema, List<String> tables, Site inside) {
        for (String table : tables) {
            if (inside.any("select from " + table)) {
                throw new BadInput(
                        "seed.holds-rows",
                        "The table " + schema + "." + table + " in " + target.title() + " holds data.",
                        "Generated people are put into empty tables only, so that they are never mixed with others. Use"
                                + " another database.");
            }
        }
    }

    private void record(String action, Map<String, Value> details) {
        audit.append(new Entry(person.get(), action, target.title(), details));
    }
}
