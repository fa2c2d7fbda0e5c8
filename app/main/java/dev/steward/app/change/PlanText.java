package dev.steward.app.change;

import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Texts;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.retention.Due;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A plan in words and rows, as the screen shows it. Knows no controls. */
record PlanText(Texts texts, Formats formats) {
    private static final double KILOBYTE = 1e3;
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
            return texts.get(nothing(plan), utc(plan.cutOff()));
        }
        return texts.get(
                "plan.sentence" + kind(plan),
                formats.count(plan.rows()),
                formats.count(plan.target().rows()),
                formats.share(plan.rows(), plan.target().rows()),
                plan.items().size(),
                size(plan.bytes()),
                day(plan.first()),
                day(plan.last()));
    }

    private static String nothing(Plan plan) {
        return plan.ofImport() ? "plan.nothing.import" : "plan.nothing" + kind(plan);
    }

    /** How texts end that are about rows, about archives, or about files. */
    static String kind(Plan plan) {
        if (plan.ofArchives()) {
            return ".archives";
        }
        return plan.ofTable() ? ".rows" : "";
    }

    String cutOff(Plan plan) {
        if (plan.ofImport()) {
            return texts.get("plan.import", plan.policy());
        }
        return texts.get(plan.ofArchives() ? "plan.over" : "plan.cut-off", utc(plan.cutOff()));
    }

    /** Empty where there is none: the plan's own notes say so. */
    Optional<String> archive(Plan plan) {
        if (plan.ofArchives()) {
            return Optional.of(texts.get("plan.end"));
        }
        return plan.archive().map(keep -> texts.get("plan.archive", keep));
    }

    /** By month; of a table by part, whose rows may be of many months. */
    List<Bar> goes(Plan plan) {
        if (plan.ofTable() || plan.ofArchives()) {
            Map<String, Long> parts = new TreeMap<>();
            plan.items().forEach(item -> parts.put(item.path(), item.rows()));
            return bars(parts);
        }
        SortedMap<String, Long> rows = new TreeMap<>();
        plan.months()
                .forEach((month, items) -> rows.put(
                        month, items.stream().mapToLong(Plan.Item::rows).sum()));
        return bars(rows);
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
        return plan.stays().stream()
                .map(one -> new Stay(
                        texts.get("stays." + one.reason().name().toLowerCase(Locale.ROOT), one.cause()),
                        plan.ofTable() || plan.ofArchives() ? "" : texts.get("files", one.files()),
                        rows(one.rows()),
                        one.because() == one.rows() ? "" : texts.get("stays.because", formats.count(one.because()))))
                .toList();
    }

    private String rows(long rows) {
        return rows == 1 ? texts.get("row") : texts.get("rows", formats.count(rows));
    }

    /** Cut-offs are UTC whatever zone the window shows: a day is a UTC day there. */
    private static String utc(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String day(Instant instant) {
        return instant.toString().substring(0, 10);
    }

    private String size(long bytes) {
        return bytes < MEGABYTE
                ? texts.get("kilobytes", Math.ceil(bytes / KILOBYTE))
                : texts.get("megabytes", bytes / MEGABYTE);
    }
}
