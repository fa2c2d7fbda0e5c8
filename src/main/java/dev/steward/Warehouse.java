package dev.steward;

import dev.steward.ingest.seed.Seed;
import dev.steward.ingest.seed.SeedReport;
import dev.steward.ingest.seed.Seeder;
import dev.steward.ingest.warehouse.BuildReport;
import dev.steward.ingest.warehouse.Builder;
import dev.steward.ingest.warehouse.SetUp;
import dev.steward.model.Table;
import dev.steward.model.Work;
import dev.steward.source.Schemas;
import dev.steward.source.warehouse.PgFigures;
import java.util.List;

/** A warehouse in which Steward sets things up, as {@link Steward#warehouse} hands it out. Connects for each call anew. */
public final class Warehouse {
    /** Stands for every schema that comes with Steward. */
    public static final String ALL = SetUp.ALL;

    private final SetUp setUp;
    private final Builder builder;
    private final Seeder seeder;
    private final PgFigures figures;

    Warehouse(SetUp setUp, Builder builder, Seeder seeder, PgFigures figures) {
        this.setUp = setUp;
        this.builder = builder;
        this.seeder = seeder;
        this.figures = figures;
    }

    /** How schemas and the database stand to each other; {@code schema} may be {@link #ALL}. */
    public List<Schemas.Status> status(String schema, Work work) {
        return setUp.status(schema, work);
    }

    /** Sets up a schema and what it depends on; see {@link SetUp#init}. */
    public List<Schemas.Step> init(String schema, Work work) {
        return setUp.init(schema, work);
    }

    /** Takes back what {@link #init} has set up, while it is empty; see {@link SetUp#undo}. */
    public List<Schemas.Step> undo(String schema, Work work) {
        return setUp.undo(schema, work);
    }

    /** Fills the staging tables and marts of a schema, and keeps that only when every test passes; see {@link Builder#build}. */
    public BuildReport build(String schema, String selection, String key, Work work) {
        return builder.build(schema, selection, key, work);
    }

    /** Fills a schema that holds no row, or all, with generated people; see {@link Seeder#seed}. */
    public List<SeedReport> seed(String schema, Seed seed, Work work) {
        return seeder.seed(schema, seed, work);
    }

    /** The schemas that come with models to build; asks no database. */
    public static List<String> buildable() {
        return Builder.schemas();
    }

    /** What each model of a schema is made of; asks no database. */
    public static List<BuildReport.Lineage> lineage(String schema, String selection) {
        return Builder.lineage(schema, selection);
    }

    /** The schemas that come with key figures; asks no database. */
    public static List<String> measured() {
        return PgFigures.schemas();
    }

    /** The key figures that come with a schema, each a table whose title says what it counts. */
    public List<Table> figures(String schema, Work work) {
        return figures.of(schema, work);
    }
}
