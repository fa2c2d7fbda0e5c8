package dev.steward.ingest.warehouse;

import dev.steward.files.BundledFiles;
import dev.steward.ingest.warehouse.Template.Piece;
import dev.steward.model.BadInput;
import dev.steward.model.Suggest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A dbt project as far as it is run here: seeds, models in the order in which they build upon each other, and tests.
 *
 * @param first statements to run before everything else
 * @param sources the tables behind {@code source.table}, as {@code schema.table}
 * @param seeds the rows of each seed; the first holds the names of its columns
 */
record Project(
        String schema,
        List<String> first,
        Map<String, String> sources,
        SortedMap<String, List<List<String>>> seeds,
        List<Model> models,
        List<Check> checks) {
    /** The schemas that come with a project, sorted. */
    static List<String> schemas() {
        return BundledFiles.in("warehouse").keySet().stream()
                .filter(path -> path.endsWith("/dbt/dbt_project.yml"))
                .map(path -> path.substring(0, path.indexOf('/')))
                .toList();
    }

    /** The project of a schema that comes with Steward; it is read anew each time. */
    static Project bundled(String schema) {
        Map<String, String> files = new LinkedHashMap<>();
        String folder = schema + "/dbt/";
        BundledFiles.in("warehouse").forEach((path, text) -> {
            if (path.startsWith(folder)) {
                files.put(path.substring(folder.length()), text);
            }
        });
        if (!files.containsKey("dbt_project.yml")) {
            throw new BadInput(
                    "warehouse.no-models", "The schema " + schema + " has no models to build.", "petforce has some.");
        }
        return parse(schema, files);
    }

    /** @param files the text of each file by its path in the project */
    static Project parse(String schema, Map<String, String> files) {
        Map<String, Model> models = new TreeMap<>();
        SortedMap<String, List<List<String>>> seeds = new TreeMap<>();
        Map<String, String> sources = new LinkedHashMap<>();
        List<Check> checks = new ArrayList<>();
        List<String> first = new ArrayList<>();
        files.forEach((path, text) -> {
            if (path.startsWith("models/") && path.endsWith(".sql")) {
                Model model = Model.parse(path, text);
                models.put(model.name(), model);
            } else if (path.startsWith("tests/") && path.endsWith(".sql")) {
                Template query = Template.parse(path, text);
                String name = path.substring("tests/".length(), path.length() - ".sql".length());
                checks.add(new Check(name, "consistency", String.join(", ", query.reads()), query));
            } else if (path.startsWith("seeds/") && path.endsWith(".csv")) {
                seeds.put(path.substring("seeds/".length(), path.length() - ".csv".length()), rows(path, text));
            } else if (path.startsWith("models/") && path.endsWith(".yml")) {
                declared(path, Yaml.map(path, text), sources, checks);
            } else if (path.equals("dbt_project.yml")) {
                Checks.list(Yaml.map(path, text).getOrDefault("on-run-start", List.of()))
                        .forEach(sql -> first.add(String.valueOf(sql)));
            } else {
                throw new BadInput(
                        "warehouse.model",
                        path + " is no file that is read here.",
                        "docs/warehouse.md says what is read.");
            }
        });
        Project project = new Project(schema, first, sources, seeds, ordered(models), checks);
        project.models.forEach(model -> project.known(model.query().file(), model.reads()));
        project.checks.forEach(
                check -> project.known(check.query().file(), check.query().reads()));
        return project;
    }

    private static List<List<String>> rows(String path, String text) {
        List<List<String>> rows = text.lines()
                .filter(line -> !line.isBlank())
                .map(line -> List.of(line.split(",", -1)))
                .toList();
        if (text.contains("\"")
                || rows.stream().anyMatch(row -> row.size() != rows.getFirst().size())) {
            throw new BadInput(
                    "warehouse.model",
                    path + ": every row has as many values as the first, and none is quoted.",
                    "docs/warehouse.md says what is read.");
        }
        return rows;
    }

    private static void declared(
            String path, Map<String, Object> yaml, Map<String, String> sources, List<Check> checks) {
        for (Object one : Checks.list(yaml.getOrDefault("models", List.of()))) {
            Map<String, Object> model = Checks.object(path, one);
            String name = String.valueOf(model.get("name"));
            checks.addAll(Checks.ofColumns(path, name, new Piece.Ref(name), model.getOrDefault("columns", List.of())));
        }
        for (Object one : Checks.list(yaml.getOrDefault("sources", List.of()))) {
            Map<String, Object> source = Checks.object(path, one);
            String name = String.valueOf(source.get("name"));
            for (Object each : Checks.list(source.getOrDefault("tables", List.of()))) {
                Map<String, Object> table = Checks.object(path, each);
                String called = String.valueOf(table.get("name"));
                Piece self = new Piece.Source(name, called);
                sources.put(
                        name + "." + called,
                        source.getOrDefault("schema", name) + "." + table.getOrDefault("identifier", called));
                checks.addAll(
                        Checks.ofColumns(path, name + "_" + called, self, table.getOrDefault("columns", List.of())));
                if (table.containsKey("freshness")) {
                    checks.add(Checks.freshness(
                            path,
                            name + "_" + called,
                            self,
                            String.valueOf(source.get("loaded_at_field")),
                            Checks.object(path, table.get("freshness"))));
                }
            }
        }
    }

    /** What is read comes before who reads it. */
    private static List<Model> ordered(Map<String, Model> models) {
        List<Model> order = new ArrayList<>();
        Map<String, Boolean> visited = new HashMap<>();
        models.values().forEach(model -> visit(model, models, visited, order));
        return order;
    }

    private static void visit(Model model, Map<String, Model> models, Map<String, Boolean> visited, List<Model> order) {
        Boolean ended = visited.get(model.name());
        if (Boolean.FALSE.equals(ended)) {
            throw new BadInput(
                    "warehouse.model",
                    model.query().file() + ": what it reads is built from itself.",
                    "Part the models so that none needs its own result.");
        }
        if (ended == null) {
            visited.put(model.name(), false);
            model.reads().stream()
                    .map(models::get)
                    .filter(java.util.Objects::nonNull)
                    .forEach(read -> visit(read, models, visited, order));
            visited.put(model.name(), true);
            order.add(model);
        }
    }

    private void known(String file, Set<String> read) {
        Set<String> names = new LinkedHashSet<>(models.stream().map(Model::name).toList());
        names.addAll(seeds.keySet());
        names.addAll(sources.keySet());
        for (String one : read) {
            if (!names.contains(one)) {
                throw new BadInput(
                        "warehouse.model",
                        file + ": there is no " + one
                                + Suggest.nearest(one, names)
                                        .map(near -> "; did you mean " + near + "?")
                                        .orElse("."),
                        "Every name is that of a model, a seed or a declared source.");
            }
        }
    }

    /**
     * The models that a selection names: {@code name}, {@code name+} with all that build upon it, {@code +name} with all it
     * builds upon; several with spaces between. Empty: all.
     */
    List<Model> select(String selection) {
        if (selection.isBlank()) {
            return models;
        }
        Set<String> wanted = new LinkedHashSet<>();
        for (String part : Arrays.asList(selection.strip().split("[\\s,]+"))) {
            String name = part.replaceAll("^\\+|\\+$", "");
            List<String> names = models.stream().map(Model::name).toList();
            if (!names.contains(name)) {
                throw new BadInput(
                        "warehouse.no-model",
                        "There is no model \"" + name + "\""
                                + Suggest.nearest(name, names)
                                        .map(near -> "; did you mean \"" + near + "\"?")
                                        .orElse("."),
                        "There are: " + String.join(", ", names) + ".");
            }
            wanted.add(name);
            if (part.endsWith("+")) {
                Set<String> reached = new LinkedHashSet<>(Set.of(name));
                models.stream()
                        .filter(model -> model.reads().stream().anyMatch(reached::contains))
                        .forEach(model -> reached.add(model.name()));
                wanted.addAll(reached);
            }
            if (part.startsWith("+")) {
                Set<String> needed = new LinkedHashSet<>(Set.of(name));
                models.reversed().stream()
                        .filter(model -> needed.contains(model.name()))
                        .forEach(model -> needed.addAll(model.reads()));
                wanted.addAll(needed);
            }
        }
        return models.stream().filter(model -> wanted.contains(model.name())).toList();
    }
}
