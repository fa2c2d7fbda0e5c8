package dev.steward.ingest;

import dev.steward.analysis.scenario.Scenario;
import dev.steward.audit.AuditLog;
import dev.steward.audit.Entry;
import dev.steward.model.Value;
import dev.steward.model.Work;
import dev.steward.source.ScratchSchema;
import dev.steward.workspace.SavedConnection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The events of scenarios in a warehouse, each in a table of its own in a scratch schema. Closing it drops the schema. The
 * audit log says which schema was made where, and that it is gone. Safe for use by many threads.
 */
public final class ScenarioWarehouse implements AutoCloseable {
    private static final String MAPPING = "user=user_id,event=event_type,ts=created_at,properties=properties";

    /** Events that can be asked about as the connection says; closing it drops their table. */
    public final class Loaded implements AutoCloseable {
        private final String table;

        private Loaded(String table) {
            this.table = table;
        }

        public SavedConnection connection() {
            return target.withTable(schema.schema(), table).withMapping(Optional.of(MAPPING));
        }

        @Override
        public void close() {
            schema.drop(table);
        }
    }

    private final SavedConnection target;
    private final ScratchSchema schema;
    private final AuditLog audit;
    private final String person;

    private ScenarioWarehouse(SavedConnection target, ScratchSchema schema, AuditLog audit, String person) {
        this.target = target;
        this.schema = schema;
        this.audit = audit;
        this.person = person;
    }

    /** Makes the schema; see {@link ScratchSchema.Desk#open} for its failures. */
    public static ScenarioWarehouse open(
            ScratchSchema.Desk desk,
            SavedConnection target,
            Supplier<String> password,
            AuditLog audit,
            String person,
            Work work) {
        ScratchSchema schema = desk.open(target, password, work);
        ScenarioWarehouse opened = new ScenarioWarehouse(target, schema, audit, person);
        try {
            opened.record("scratch.created");
            return opened;
        } catch (RuntimeException unrecorded) {
            schema.close();
            throw unrecorded;
        }
    }

    /** Lays out a scenario's events, their order being that of their arrival. */
    public Loaded load(Scenario scenario, Work work) {
        return new Loaded(schema.lay(
                scenario.events().stream()
                        .map(event -> new ScratchSchema.Event(
                                event.user(),
                                event.event(),
                                event.at(),
                                event.properties().toString()))
                        .toList(),
                work));
    }

    private void record(String action) {
        audit.append(new Entry(
                person,
                action,
                target.title(),
                Map.of("schema", Value.of(schema.schema()), "role", Value.of(target.role()))));
    }

    @Override
    public void close() {
        schema.close();
        record("scratch.dropped");
    }
}
