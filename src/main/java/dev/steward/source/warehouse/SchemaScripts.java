package dev.steward.source.warehouse;

import dev.steward.files.BundledFiles;
import dev.steward.source.Schemas;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The SQL of one schema: its steps, and the way back of each under the same name. A line {@code -- reference rows: a, b} in a
 * step says that it fills these tables itself, so that their rows are nobody's data.
 */
record SchemaScripts(String schema, SortedMap<String, String> migrations, SortedMap<String, String> rollbacks) {
    /** The folder of resources with a folder for each schema. */
    static final String FOLDER = "warehouse";

    private static final Pattern NAME = Pattern.compile("V(\\d{3})__\\w+\\.sql");
    private static final Pattern REFERENCE = Pattern.compile("(?m)^--\\s*reference rows:(.*)$");

    SchemaScripts {
        migrations = new TreeMap<>(migrations);
        rollbacks = new TreeMap<>(rollbacks);
        Set<String> alone = new TreeSet<>(migrations.keySet());
        alone.addAll(rollbacks.keySet());
        Set<String> both = new TreeSet<>(migrations.keySet());
        both.retainAll(rollbacks.keySet());
        alone.removeAll(both);
        if (!alone.isEmpty()) {
            throw new IllegalArgumentException("Of " + schema + " these have no counterpart: " + alone);
        }
        int next = 1;
        for (String name : migrations.keySet()) {
            Matcher form = NAME.matcher(name);
            if (!form.matches() || Integer.parseInt(form.group(1)) != next++) {
                throw new IllegalArgumentException(
                        "Of " + schema + " " + name + " is not the next V001__words.sql, V002__words.sql, …");
            }
        }
    }

    /** Those that come with Steward, in the order in which they are set up. */
    static List<SchemaScripts> bundled() {
        Map<String, List<Map.Entry<String, String>>> folders = BundledFiles.in(FOLDER).entrySet().stream()
                .collect(Collectors.groupingBy(
                        file -> file.getKey().substring(0, file.getKey().indexOf('/')),
                        TreeMap::new,
                        Collectors.toList()));
        List<SchemaScripts> all = new ArrayList<>();
        folders.forEach((schema, files) -> all.add(new SchemaScripts(
                schema, under(schema + "/migrations/", files), under(schema + "/rollbacks/", files))));
        all.sort(Comparator.comparing((SchemaScripts one) -> !one.schema.equals(Schemas.BASE))
                .thenComparing(SchemaScripts::schema));
        return all;
    }

    private static SortedMap<String, String> under(String folder, List<Map.Entry<String, String>> files) {
        Map<String, String> found = new LinkedHashMap<>();
        for (Map.Entry<String, String> file : files) {
            if (file.getKey().startsWith(folder)) {
                found.put(file.getKey().substring(folder.length()), file.getValue());
            }
        }
        return new TreeMap<>(found);
    }

    /** Tables whose rows come from the steps themselves. */
    List<String> reference() {
        return migrations.values().stream()
                .flatMap(sql -> REFERENCE.matcher(sql).results())
                .flatMap(line ->
                        Pattern.compile("[\\s,]+").splitAsStream(line.group(1).strip()))
                .toList();
    }
}
