package dev.steward.app.warehouse;

import dev.steward.Warehouse;
import dev.steward.ingest.warehouse.BuildReport.Lineage;
import dev.steward.model.Work;
import dev.steward.source.Schemas.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What there is to do in a warehouse, as it was looked up.
 *
 * @param models of the schemas that are set up and have some
 * @param measured the schemas that are set up and have key figures
 */
record Found(List<Status> schemas, Map<String, List<Lineage>> models, List<String> measured) {
    /** Asks the database and reads files: not for the JavaFX thread. */
    static Found in(Warehouse warehouse, Work work) {
        List<Status> schemas = warehouse.status(Warehouse.ALL, work);
        List<String> usable = schemas.stream()
                .filter(status -> Standing.of(status).usable())
                .map(Status::schema)
                .toList();
        Map<String, List<Lineage>> models = new LinkedHashMap<>();
        usable.stream()
                .filter(Warehouse.buildable()::contains)
                .forEach(schema -> models.put(schema, Warehouse.lineage(schema, "")));
        return new Found(
                schemas,
                models,
                usable.stream().filter(Warehouse.measured()::contains).toList());
    }
}
