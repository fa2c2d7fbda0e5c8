package dev.steward.ingest.warehouse;

import dev.steward.audit.AuditLog;
import dev.steward.audit.Entry;
import dev.steward.ingest.warehouse.BuildReport.Checked;
import dev.steward.ingest.warehouse.BuildReport.Lineage;
import dev.steward.ingest.warehouse.BuildReport.Outcome;
import dev.steward.model.BadInput;
import dev.steward.model.Failure;
import dev.steward.model.Value;
import dev.steward.model.Work;
import dev.steward.source.BuildSite;
import dev.steward.workspace.SavedConnection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Builds the staging tables and marts of a schema from what was extracted. The outcome of every test is kept in
 * {@code governance.data_quality_checks}; the audit log knows before it begins.
 */
public final class Builder {
    private static final Pattern KEY = Pattern.compile("(?:[0-9A-Fa-f]{2}){32,}");

    private final BuildSite site;
    private final Function<String, Project> projects;
    private final SavedConnection target;
    private final AuditLog audit;
    private final Supplier<String> person;

    /** @param person who is asking, looked up when something is done */
    public Builder(BuildSite site, SavedConnection target, AuditLog audit, Supplier<String> person) {
        this(site, Project::bundled, target, audit, person);
    }

    Builder(
            BuildSite site,
            Function<String, Project> projects,
            SavedConnection target,
            AuditLog audit,
            Supplier<String> person) {
        this.site = site;
        this.projects = projects;
        this.target = target;
        this.audit = audit;
        this.person = person;
    }

    /** The schemas that come with models to build. */
    public static List<String> schemas() {
        return Project.schemas();
    }

    /** What each model of a schema is made of, in the order in which they are built; asks no database. */
    public static List<Lineage> lineage(String schema, String selection) {
        return Project.bundled(schema).select(selection).stream()
                .map(model -> new Lineage(model.name(), model.layer(), model.reads()))
                .toList();
    }

    /**
     * Builds; what fails a test leaves everything as it was.
     *
     * @param selection models, as {@code name}, {@code name+} or {@code +name}; empty: all
     * @param key of pseudonyms: 64 hexadecimal digits or more
     * @throws BadInput when a model cannot be read or does not fit its table, or the key is none
     * @throws dev.steward.model.SourceUnavailable when the way there is barred
     */
    public BuildReport build(String schema, String selection, String key, Work work) {
        if (!KEY.matcher(key).matches()) {
            throw new BadInput(
                    "warehouse.pii-key",
                    "The key of pseudonyms is not of 64 hexadecimal digits or more.",
                    "Make one with \"openssl rand -hex 32\", and keep it outside the database: what was built with another does"
                            + " not join.");
        }
        Project project = projects.apply(schema);
        List<Model> models = project.select(selection);
        record("build.started", Map.of("schema", Value.of(schema), "models", Value.of(models.size())));
        try {
            BuildReport report = run(project, models, key, work);
            keep(report, key);
            record(
                    report.promoted() ? "build.finished" : "build.refused",
                    Map.of(
                            "schema", Value.of(schema),
                            "models", Value.of(report.models().size()),
                            "tests", Value.of(report.checks().size()),
                            "failed",
                                    Value.of(report.checks().stream()
                                            .filter(one -> one.outcome() == Outcome.FAILED)
                                            .count())));
            return report;
        } catch (RuntimeException failed) {
            record(
                    "build.failed",
                    Map.of(
                            "schema", Value.of(schema),
                            "reason", Value.of(failed instanceof Failure known ? known.code() : "unexpected")));
            throw failed;
        }
    }

    private BuildReport run(Project project, List<Model> models, String key, Work work) {
        try {
            return site.once(project.schema(), key, work, inside -> new Build(project, models, inside, work).run());
        } catch (Build.Refused refused) {
            return refused.report();
        }
    }

    /** After the build has ended, whichever way: a failed test is what somebody must find there. */
    private void keep(BuildReport report, String key) {
        List<String> columns = List.of(
                "check_name", "check_type", "table_name", "status", "message", "metric_value", "threshold_value");
        site.once("governance", key, Work.unobserved(), inside -> {
            inside.add(
                    "data_quality_checks",
                    columns,
                    report.checks().stream().map(Builder::row).toList());
            return true;
        });
    }

    private static List<String> row(Checked one) {
        return List.of(
                one.name(),
                one.kind(),
                one.about(),
                switch (one.outcome()) {
                    case PASSED -> "pass";
                    case FAILED -> "fail";
                    case NOT_EVALUATED -> "not_evaluated";
                },
                String.format(Locale.ROOT, "%d faults", one.faults()),
                Long.toString(one.faults()),
                "0");
    }

    private void record(String action, Map<String, Value> details) {
        audit.append(new Entry(person.get(), action, target.title(), details));
    }
}
