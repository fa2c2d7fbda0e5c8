package dev.steward.ingest.warehouse;

import dev.steward.model.BadInput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A query that fills a table of the same name.
 *
 * @param keys the columns that make a row; a row with the same ones is replaced
 * @param after what is run when it is filled, such as taking out who has left
 */
record Model(String name, Template query, List<String> keys, Optional<Template> after) {
    private static final Set<String> SETTINGS = Set.of("materialized", "unique_key", "on_schema_change", "post_hook");

    static Model parse(String file, String text) {
        Template query = Template.parse(file, text);
        Map<String, Object> config = query.config();
        for (String key : config.keySet()) {
            if (!SETTINGS.contains(key)) {
                throw wrong(
                        file,
                        "the setting \"" + key + "\" is not known; there are "
                                + String.join(", ", SETTINGS.stream().sorted().toList()));
            }
        }
        if (!"incremental".equals(config.get("materialized"))) {
            throw wrong(
                    file,
                    "materialized is not 'incremental': anything else would replace the table, and its policies with it");
        }
        if (!"fail".equals(config.get("on_schema_change"))) {
            throw wrong(file, "on_schema_change is not 'fail': columns are changed by migrations");
        }
        List<String> keys = switch (config.get("unique_key")) {
            case String one -> List.of(one);
            case List<?> many
            when !many.isEmpty() -> many.stream().map(String::valueOf).toList();
            case null, default -> throw wrong(file, "there is no unique_key");
        };
        Optional<Template> after = Optional.ofNullable(config.get("post_hook"))
                .map(hook -> Template.parse(file + " (post_hook)", String.valueOf(hook)));
        String name = file.substring(file.lastIndexOf('/') + 1, file.length() - ".sql".length());
        return new Model(name, query, keys, after);
    }

    /** The folder below {@code models} that it lies in, such as {@code staging}; empty: in none. */
    String layer() {
        String[] path = query.file().split("/");
        return path.length > 2 ? path[1] : "";
    }

    /** What it reads, in its query and afterwards. */
    Set<String> reads() {
        Set<String> all = query.reads();
        after.ifPresent(hook -> all.addAll(hook.reads()));
        return all;
    }

    private static BadInput wrong(String file, String why) {
        return new BadInput("warehouse.model", file + ": " + why + ".", "docs/warehouse.md says what is read.");
    }
}
