package dev.steward.app.change;

import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Texts;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.retention.Due;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A plan in words and rows, as the screen shows it. Knows no controls. */
record PlanText(Texts texts, Formats formats) {
    private static final double MEGABYTE = 1e6;
    private static final int MONTH = 7;

    /**
     * A row of bars.
     *
     * @param share of the longest, 0 to 1
     */
    record Bar(String label, String value, double share) {}

    /** Why something stays, and how much. */
    record Stay(String why, String files, String rows, String because) {}

    String sentence(Plan plan) {
        if (plan.items().isEmpty()) {
            return texts.get("plan.nothing", utc(plan.cutOff()));
        }
        return texts.get(
                "plan.sentence",
                formats.count(plan.rows()),
                formats.count(plan.target().rows()),
                formats.share(plan.rows(), plan.target().rows()),
                plan.items().size(),
                size(plan.bytes()),
                day(first(plan)),
                day(last(plan)));
    }

    String cutOff(Plan plan) {
        return texts.get("plan.cut-off", utc(plan.cutOff()));
    }

    String archive(Plan plan) {
        return plan.archive()
                .map(keep -> texts.get("plan.archive", keep))
                .orElseGet(() -> texts.get("plan.no-archive"));
    }

    List<Bar> months(Plan plan) {
        Map<String, Long> months = plan.items().stream()
                .collect(Collectors.groupingBy(
                        item -> item.last().toString().substring(0, MONTH),
                        TreeMap::new,
                        Collectors.summingLong(Plan.Item::rows)));
        return bars(months);
    }

    List<Bar> due(List<Due> calendar) {
        Map<String, Long> months = calendar.stream()
                .collect(Collectors.groupingBy(
                        due -> due.day().toString().substring(0, MONTH),
                        TreeMap::new,
                        Collectors.summingLong(Due::rows)));
        return bars(months);
    }

    private List<Bar> bars(Map<String, Long> months) {
        double most = months.values().stream().mapToLong(Long::longValue).max().orElse(1);
        return months.entrySet().stream()
                .map(month -> new Bar(month.getKey(), rows(month.getValue()), month.getValue() / most))
                .toList();
    }

    List<Stay> stays(Plan plan) {
        record Why(Plan.Reason reason, String cause) {}
        Map<Why, List<Plan.Kept>> reasons = plan.kept().stream()
                .collect(Collectors.groupingBy(
                        one -> new Why(one.reason(), one.cause()),
                        () -> new TreeMap<>(Comparator.comparing(Why::reason).thenComparing(Why::cause)),
                        Collectors.toList()));
        return reasons.entrySet().stream()
                .map(entry -> new Stay(
                        texts.get(
                                "stays." + entry.getKey().reason().name().toLowerCase(java.util.Locale.ROOT),
                                entry.getKey().cause()),
                        texts.get("files", entry.getValue().size()),
                        rows(entry.getValue().stream()
                                .mapToLong(Plan.Kept::rows)
                                .sum()),
                        texts.get(
                                "stays.because",
                                formats.count(entry.getValue().stream()
                                        .mapToLong(Plan.Kept::because)
                                        .sum()))))
                .toList();
    }

    private String rows(long rows) {
        return rows == 1 ? texts.get("row") : texts.get("rows", formats.count(rows));
    }

    private static Instant first(Plan plan) {
        return plan.items().stream()
                .map(Plan.Item::first)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Instant last(Plan plan) {
        return plan.items().stream()
                .map(Plan.Item::last)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Cut-offs are UTC whatever zone the window shows: a day is a UTC day there. */
    private static String utc(Instant instant) {
        return instant.toString();
    }

    private static String day(Instant instant) {
        return instant.toString().substring(0, 10);
    }

    private String size(long bytes) {
        return texts.get("megabytes", bytes / MEGABYTE);
    }
}
