package dev.steward.source.warehouse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a query's plan was, in short.
 *
 * @param nodes its kinds of nodes with how many there are of each, outermost first
 * @param findings sequential scans that an index should serve, in words: they read more than 10,000 rows of a table and kept
 *     less than a fifth of them. One that keeps what it reads is as good as any index.
 */
public record PgPlan(Map<String, Integer> nodes, List<String> findings) {
    private static final long FEW = 10_000;
    private static final double MOST_KEPT = 0.2;

    public PgPlan {
        nodes = new LinkedHashMap<>(nodes);
        findings = List.copyOf(findings);
    }

    /** Reads what {@code EXPLAIN (ANALYZE, FORMAT JSON)} says. */
    static PgPlan of(String json) {
        Map<String, Integer> nodes = new LinkedHashMap<>();
        List<String> findings = new ArrayList<>();
        walk(new JsonMapper().readTree(json).path(0).path("Plan"), nodes, findings);
        return new PgPlan(nodes, findings);
    }

    private static void walk(JsonNode node, Map<String, Integer> nodes, List<String> findings) {
        nodes.merge(node.path("Node Type").asString(), 1, Integer::sum);
        if (node.path("Node Type").asString().equals("Seq Scan")) {
            double loops = node.path("Actual Loops").asDouble();
            double kept = node.path("Actual Rows").asDouble() * loops;
            double read = kept + node.path("Rows Removed by Filter").asDouble() * loops;
            if (read > FEW && kept < read * MOST_KEPT) {
                findings.add(String.format(
                        Locale.ROOT,
                        "reads %,.0f rows of %s one after another and keeps %,.0f",
                        read,
                        node.path("Relation Name").asString(),
                        kept));
            }
        }
        node.path("Plans").forEach(child -> walk(child, nodes, findings));
    }

    /** Such as {@code Limit, Sort, 13 x Index Scan}. */
    public String words() {
        return nodes.entrySet().stream()
                .map(node -> node.getValue() == 1 ? node.getKey() : node.getValue() + " x " + node.getKey())
                .collect(Collectors.joining(", "));
    }

    /** Both plans as one, for what is asked together. */
    public PgPlan and(PgPlan other) {
        Map<String, Integer> both = new LinkedHashMap<>(nodes);
        other.nodes.forEach((node, count) -> both.merge(node, count, Integer::sum));
        List<String> all = new ArrayList<>(findings);
        all.addAll(other.findings);
        return new PgPlan(both, all);
    }
}
