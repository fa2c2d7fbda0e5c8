package dev.steward.ingest.warehouse;

import dev.steward.ingest.warehouse.BuildReport.Built;
import dev.steward.ingest.warehouse.BuildReport.Checked;
import dev.steward.ingest.warehouse.BuildReport.Outcome;
import dev.steward.model.BadInput;
import dev.steward.model.Work;
import dev.steward.source.BuildSite.Site;
import java.io.Serial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * One build, within a transaction: models are filled in order and tested where nobody else sees them yet. What fails a test
 * ends it by {@link Refused}, so that yesterday's rows stay.
 */
final class Build {
    private static final String RESULT = "pg_temp.steward_result";

    /** A test failed; nothing may be kept. */
    static final class Refused extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        private final transient BuildReport report;

        Refused(BuildReport report) {
            super("a test failed", null, false, false);
            this.report = report;
        }

        BuildReport report() {
            return Objects.requireNonNull(report);
        }
    }

    private final Project project;
    private final List<Model> models;
    private final Site site;
    private final Work work;
    private final List<Built> built = new ArrayList<>();
    private final List<Checked> checked = new ArrayList<>();

    Build(Project project, List<Model> models, Site site, Work work) {
        this.project = project;
        this.models = models;
        this.site = site;
        this.work = work;
    }

    BuildReport run() {
        project.first().forEach(site::run);
        project.seeds().forEach(this::seed);
        Set<String> sources = new HashSet<>(project.sources().keySet());
        Set<String> concerned = concerned();
        // What was extracted is looked at first: why build on what is stale?
        check(concerned, sources::containsAll);
        for (int i = 0; i < models.size(); i++) {
            work.progress((double) i / models.size(), models.get(i).name());
            built.add(fill(models.get(i)));
        }
        work.progress(-1, "Testing");
        check(concerned, reads -> !sources.containsAll(reads));
        return new BuildReport(true, built, checked);
    }

    private Set<String> concerned() {
        Set<String> names = new LinkedHashSet<>(project.seeds().keySet());
        for (Model model : models) {
            names.add(model.name());
            names.addAll(model.query().reads().stream()
                    .filter(project.sources()::containsKey)
                    .toList());
        }
        return names;
    }

    private void seed(String name, List<List<String>> rows) {
        String table = table(name);
        List<String> columns = rows.getFirst();
        site.run("create temp table steward_result (like " + table + " including defaults) on commit drop");
        site.add(RESULT, columns, rows.subList(1, rows.size()));
        merge(table, columns, columns.subList(0, 1));
        String key = quoted(columns.getFirst());
        site.run("delete from " + table + " as gone where not exists (select from " + RESULT + " as here where here."
                + key + " = gone." + key + ")");
        site.run("drop table " + RESULT);
    }

    private Built fill(Model model) {
        long started = System.nanoTime();
        String table = table(model.name());
        boolean incremental = site.any("select from " + table);
        Names names = new Names(table, incremental);
        site.run("create temp table steward_result on commit drop as\n"
                + model.query().sql(names));
        List<String> columns = site.columns(RESULT);
        refuseOtherColumns(model, columns, site.columns(table));
        long rows = site.count("select from " + RESULT);
        refuseDoubles(model);
        long written = merge(table, columns, model.keys());
        site.run("drop table " + RESULT);
        long removed = model.after().map(hook -> site.run(hook.sql(names))).orElse(0L);
        site.run("analyze " + table);
        return new Built(
                model.name(),
                rows,
                written,
                removed,
                Duration.ofNanos(System.nanoTime() - started).toMillis());
    }

    private static void refuseOtherColumns(Model model, List<String> given, List<String> there) {
        Set<String> differ = new TreeSet<>(given);
        differ.addAll(there);
        differ.removeIf(name -> given.contains(name) && there.contains(name));
        if (!differ.isEmpty()) {
            throw new BadInput(
                    "warehouse.columns",
                    model.query().file() + " and its table differ in: " + String.join(", ", differ) + ".",
                    "Change the columns of the table by a migration, or those of the query.");
        }
    }

    /** Merged, one of the two would win by chance. */
    private void refuseDoubles(Model model) {
        String keys = list(model.keys());
        long faults = site.count("select from " + RESULT + " group by " + keys + " having count(*) > 1 or "
                + model.keys().stream()
                        .map(key -> "bool_or(" + quoted(key) + " is null)")
                        .collect(Collectors.joining(" or ")));
        if (faults > 0) {
            checked.add(new Checked("unique_key_" + model.name(), "uniqueness", model.name(), faults, Outcome.FAILED));
            throw new Refused(new BuildReport(false, built, checked));
        }
    }

    /** Rows that are there as they should be are left alone: they cost nothing, and keep the time at which they were loaded. */
    private long merge(String table, List<String> columns, List<String> keys) {
        List<String> rest =
                columns.stream().filter(name -> !keys.contains(name)).toList();
        List<String> compared =
                rest.stream().filter(name -> !name.equals("_dbt_loaded_at")).toList();
        String insert = "insert into " + table + " as old (" + list(columns) + ") select " + list(columns) + " from "
                + RESULT + " on conflict (" + list(keys) + ") do ";
        if (compared.isEmpty()) {
            return site.run(insert + "nothing");
        }
        String update = rest.stream()
                .map(name -> quoted(name) + " = excluded." + quoted(name))
                .collect(Collectors.joining(", "));
        return site.run(insert + "update set " + update + " where ("
                + compared.stream().map(name -> "old." + quoted(name)).collect(Collectors.joining(", "))
                + ") is distinct from ("
                + compared.stream().map(name -> "excluded." + quoted(name)).collect(Collectors.joining(", ")) + ")");
    }

    /** Runs all that are meant, so that somebody sees every fault at once. */
    private void check(Set<String> concerned, Predicate<Set<String>> meant) {
        for (Check check : project.checks()) {
            Set<String> reads = check.query().reads();
            if (meant.test(reads) && reads.stream().anyMatch(concerned::contains)) {
                checked.add(evaluate(check, reads));
            }
        }
        if (checked.stream().anyMatch(one -> one.outcome() == Outcome.FAILED)) {
            throw new Refused(new BuildReport(false, built, checked));
        }
    }

    private Checked evaluate(Check check, Set<String> reads) {
        String looked = reads.iterator().next();
        Names names = new Names("", true);
        String table = project.sources().containsKey(looked) ? names.source(looked) : names.ref(looked);
        long faults = site.count(check.query().sql(names));
        Outcome outcome =
                faults > 0 ? Outcome.FAILED : site.any("select from " + table) ? Outcome.PASSED : Outcome.NOT_EVALUATED;
        return new Checked(check.name(), check.kind(), check.about(), faults, outcome);
    }

    private String table(String name) {
        return quoted(project.schema()) + "." + quoted(name);
    }

    private static String list(List<String> names) {
        return names.stream().map(Build::quoted).collect(Collectors.joining(", "));
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private final class Names implements Template.Names {
        private final String self;
        private final boolean incremental;

        Names(String self, boolean incremental) {
            this.self = self;
            this.incremental = incremental;
        }

        @Override
        public String ref(String model) {
            return table(model);
        }

        @Override
        public String source(String source, String table) {
            return source(source + "." + table);
        }

        String source(String name) {
            String[] place = String.valueOf(project.sources().get(name)).split("\\.", 2);
            return quoted(place[0]) + "." + quoted(place[1]);
        }

        @Override
        public String self() {
            return self;
        }

        @Override
        public boolean incremental() {
            return incremental;
        }
    }
}
