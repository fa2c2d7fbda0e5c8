package dev.steward.cli;

import dev.steward.governance.cleanup.CleanupStatus;
import dev.steward.source.CleanupLine;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs and their status, under the keys of docs/cleanup.md. */
final class CleanupJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private CleanupJson() {}

    static String of(List<CleanupLine> lines) {
        ArrayNode all = MAPPER.createArrayNode();
        lines.forEach(line -> all.add(line(line)));
        return text(MAPPER.createObjectNode().set("runs", all));
    }

    static String of(CleanupStatus status) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("at", status.at().toString()).put("place", status.place());
        ArrayNode policies = json.putArray("policies");
        status.policies().forEach(one -> {
            ObjectNode policy = policies.addObject();
            policy.put("policy", one.policy())
                    .put("table", one.table())
                    .put("by", one.by())
                    .put("schedule", one.schedule())
                    .put("until", one.until().toString())
                    .put("runs", one.runs())
                    .put("done", one.done())
                    .put("rows_a_day", one.rowsADay());
            one.last().ifPresent(line -> policy.set("last", line(line)));
            one.average().ifPresent(took -> policy.put("average_ms", took.toMillis()));
            one.longest().ifPresent(took -> policy.put("longest_ms", took.toMillis()));
            one.next().ifPresent(next -> policy.put("next", next.toString()));
        });
        ArrayNode runs = json.putArray("runs");
        status.runs().forEach(line -> runs.add(line(line)));
        ArrayNode targets = json.putArray("targets");
        status.targets().forEach(one -> {
            ObjectNode target = targets.addObject();
            target.put("name", one.name()).put("wanted", one.wanted()).put("met", one.met());
            one.is().ifPresent(is -> target.put("is", is));
        });
        ArrayNode findings = json.putArray("findings");
        status.findings()
                .forEach(one -> findings.addObject()
                        .put("severity", one.severity().name().toLowerCase(Locale.ROOT))
                        .put("code", one.code())
                        .put("about", one.about())
                        .put("words", one.words()));
        return text(json);
    }

    private static ObjectNode line(CleanupLine line) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("run", line.run().toString())
                .put("origin", line.origin())
                .put("policy", line.policy())
                .put("table", line.table())
                .put("started", line.started().toString())
                .put("ended", line.ended().toString())
                .put("outcome", line.outcome().name().toLowerCase(Locale.ROOT))
                .put("rows_due", line.due())
                .put("rows_removed", line.removed())
                .put("code", line.code())
                .put("words", line.words())
                .put("database_bytes", line.bytes());
        line.change().ifPresent(plan -> json.put("plan", plan));
        return json;
    }

    private static String text(Object json) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json);
    }
}
