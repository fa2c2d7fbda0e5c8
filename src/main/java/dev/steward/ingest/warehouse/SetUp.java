package dev.steward.ingest.warehouse;

import dev.steward.audit.AuditLog;
import dev.steward.audit.Entry;
import dev.steward.model.Failure;
import dev.steward.model.Value;
import dev.steward.model.Work;
import dev.steward.source.Schemas;
import dev.steward.source.Schemas.Status;
import dev.steward.source.Schemas.Step;
import dev.steward.workspace.SavedConnection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Sets up schemas in a warehouse, and takes them back while they are empty. The audit log knows before it begins: when it
 * cannot be written, nothing is done.
 */
public final class SetUp {
    /** Stands for every schema that comes with Steward. */
    public static final String ALL = "all";

    private final Schemas schemas;
    private final SavedConnection target;
    private final AuditLog audit;
    private final Supplier<String> person;

    /** @param person who is asking, looked up when something is done */
    public SetUp(Schemas schemas, SavedConnection target, AuditLog audit, Supplier<String> person) {
        this.schemas = schemas;
        this.target = target;
        this.audit = audit;
        this.person = person;
    }

    /** How schemas and the database stand to each other; {@code schema} may be {@link #ALL}. */
    public List<Status> status(String schema, Work work) {
        return (schema.equals(ALL) ? schemas.names() : List.of(schema))
                .stream().map(one -> schemas.status(one, work)).toList();
    }

    /**
     * Sets up a schema, and what it depends on; what is there already stays. See {@link Schemas#init} for its failures; of
     * several schemas those before the failing one stay set up.
     *
     * @param schema its name, or {@link #ALL}
     * @return the steps taken, in order
     */
    public List<Step> init(String schema, Work work) {
        Set<String> wanted = new LinkedHashSet<>(List.of(Schemas.BASE));
        wanted.addAll(schema.equals(ALL) ? schemas.names() : List.of(schema));
        return recorded("init", schema, work, () -> {
            List<Step> steps = new ArrayList<>();
            for (String one : wanted) {
                steps.addAll(schemas.init(one, work));
            }
            return steps;
        });
    }

    /** Takes an empty schema back; see {@link Schemas#undo}. */
    public List<Step> undo(String schema, Work work) {
        return recorded("undo", schema, work, () -> schemas.undo(schema, work));
    }

    private List<Step> recorded(String verb, String schema, Work work, Supplier<List<Step>> act) {
        work.checkCancelled();
        record("schema." + verb + "-started", Map.of("schema", Value.of(schema)));
        try {
            List<Step> steps = act.get();
            record(
                    "schema." + verb + "-finished",
                    Map.of(
                            "schema", Value.of(schema),
                            "steps", Value.of(steps.size()),
                            "versions",
                                    Value.of(String.join(
                                            " ", steps.stream().map(SetUp::text).toList()))));
            return steps;
        } catch (RuntimeException failed) {
            record(
                    "schema." + verb + "-failed",
                    Map.of(
                            "schema", Value.of(schema),
                            "reason", Value.of(failed instanceof Failure known ? known.code() : "unexpected")));
            throw failed;
        }
    }

    private static String text(Step step) {
        return step.schema() + ":" + step.version();
    }

    private void record(String action, Map<String, Value> details) {
        audit.append(new Entry(person.get(), action, target.title(), details));
    }
}
