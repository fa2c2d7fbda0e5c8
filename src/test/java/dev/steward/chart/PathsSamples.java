package dev.steward.chart;

import dev.steward.model.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;

/** Pictures of paths, ordinary and extreme: wandered by a seeded walker, so that what comes in goes out. */
final class PathsSamples {
    private PathsSamples() {}

    static final List<String> PAGES = List.of(
            "session_start",
            "page_view",
            "view_article",
            "log_weight",
            "search",
            "set_reminder",
            "https://example.com/products/pet-care/vaccines?utm_source=newsletter&utm_campaign=spring",
            "",
            "(other)",
            "Оплата",
            "付款");

    static PathsChart walk(String title, List<String> names, int paths, int steps, long minimum) {
        Random random = new Random(7);
        Map<List<Object>, Long> taken = new LinkedHashMap<>();
        for (int path = 0; path < paths; path++) {
            int at = (int) Math.min(names.size() - 1, Math.abs(random.nextGaussian()) * names.size() / 3);
            for (int step = 1; step <= steps; step++) {
                boolean ends = random.nextInt(4) == 0;
                int next = (at + 1 + (int) (Math.abs(random.nextGaussian()) * names.size() / 4)) % names.size();
                taken.merge(List.of(step, names.get(at), ends ? "(dropoff)" : names.get(next)), 1L, Long::sum);
                at = next;
                if (ends) {
                    break;
                }
            }
        }
        return of(title, taken, paths, minimum);
    }

    static PathsChart of(String title, Map<List<Object>, Long> taken, long paths, long minimum) {
        Map<List<Object>, long[]> places = new LinkedHashMap<>();
        taken.forEach((link, count) -> {
            places.computeIfAbsent(List.of(link.get(0), link.get(1)), _ -> new long[2])[1] += count;
            places.computeIfAbsent(List.of((Integer) link.get(0) + 1, link.get(2)), _ -> new long[2])[0] += count;
        });
        List<PathsChart.Link> links = new ArrayList<>();
        long[] leftOut = new long[2];
        taken.forEach((link, count) -> {
            if (count < minimum) {
                leftOut[0]++;
                leftOut[1] += count;
                return;
            }
            String to = (String) link.get(2);
            long[] from = places.getOrDefault(List.of(link.get(0), link.get(1)), new long[2]);
            links.add(new PathsChart.Link(
                    (Integer) link.get(0),
                    (String) link.get(1),
                    to,
                    count,
                    from[1],
                    to.equals("(dropoff)") ? OptionalDouble.empty() : OptionalDouble.of(75),
                    new Cell(List.of((String) link.get(1), to), (Integer) link.get(0), 1)));
        });
        List<PathsChart.Node> nodes = new ArrayList<>();
        places.forEach((place, counts) -> nodes.add(new PathsChart.Node(
                (Integer) place.get(0),
                (String) place.get(1),
                role((String) place.get(1)),
                Math.max(counts[0], counts[1]),
                new Cell(List.of((String) place.get(1)), (Integer) place.get(0), 1))));
        Map<Integer, List<PathsChart.Node>> columns = new TreeMap<>();
        nodes.forEach(node ->
                columns.computeIfAbsent(node.position(), _ -> new ArrayList<>()).add(node));
        List<PathsChart.Node> sorted = new ArrayList<>();
        columns.values().forEach(column -> {
            column.sort((a, b) -> Long.compare(b.paths(), a.paths()));
            sorted.addAll(column);
        });
        return new PathsChart(
                title, sorted, links, new PathsChart.Totals(paths, paths + 700, 8, minimum, leftOut[0], leftOut[1]));
    }

    private static PathsChart.Role role(String name) {
        return switch (name) {
            case "(dropoff)" -> PathsChart.Role.DROPOFF;
            case "(other)" -> PathsChart.Role.OTHER;
            default -> PathsChart.Role.NAMED;
        };
    }

    static PathsChart small() {
        Map<List<Object>, Long> taken = new LinkedHashMap<>();
        taken.put(List.of(1, "catalog", "cart"), 1_924L);
        taken.put(List.of(1, "catalog", "(dropoff)"), 1_687L);
        taken.put(List.of(2, "cart", "payment_done"), 653L);
        taken.put(List.of(2, "cart", "(dropoff)"), 1_271L);
        return of("Where people go from catalog", taken, 3_611, 1);
    }

    static List<String> many(int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add("/products/category-" + i % 7 + "/item-" + i);
        }
        return names;
    }

    static Map<String, Chart> extreme() {
        Map<String, Chart> charts = new LinkedHashMap<>();
        charts.put("paths-60-nodes", walk("Sixty nodes a step", many(60), 20_000, 4, 1));
        charts.put("paths-12-steps", walk("Twelve steps", PAGES.subList(0, 8), 8_000, 12, 5));
        Map<List<Object>, Long> one = new LinkedHashMap<>();
        one.put(List.of(3, "a", "(dropoff)"), 1L);
        charts.put("paths-1", of("One link at step three", one, 1, 1));
        charts.put(
                "paths-empty",
                new PathsChart("Nothing", List.of(), List.of(), new PathsChart.Totals(0, 0, 0, 1, 0, 0)));
        return charts;
    }
}
