package dev.steward;

import dev.steward.ingest.warehouse.SetUp;
import dev.steward.model.Work;
import dev.steward.source.Schemas;
import java.util.List;

/** A warehouse in which Steward sets things up, as {@link Steward#warehouse} hands it out. Connects for each call anew. */
public final class Warehouse {
    /** Stands for every schema that comes with Steward. */
    public static final String ALL = SetUp.ALL;

    private final SetUp setUp;

    Warehouse(SetUp setUp) {
        this.setUp = setUp;
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
}
