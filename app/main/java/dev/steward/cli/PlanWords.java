package dev.steward.cli;

import dev.steward.governance.plan.Plan;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.governance.retention.Due;
import dev.steward.model.Table;
import dev.steward.model.Table.Column;
import dev.steward.model.Table.Type;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A plan in words and tables. */
final class PlanWords {
    private final Console console;
    private final PrintWriter out;

    PlanWords(Console console) {
        this.console = console;
        this.out = console.out();
    }

    void print(PlanDocument document) {
        print(document.plan());
        out.println("Asked for by " + document.plan().requester()
                + document.os().map(user -> ", as the OS user " + user.words()).orElse("") + ".");
    }

    void print(Plan plan) {
        out.println(console.outInk().bold(title(plan)));
        plan.reason().ifPresent(reason -> out.println("Because: " + reason));
        out.println();
        if (plan.items().isEmpty()) {
            out.println("Nothing goes.");
        } else {
            out.println(Pretty.count(plan.rows()) + " of "
                    + Pretty.many(plan.target().rows(), "row", "rows") + " go, in "
                    + parts(plan, plan.items().size()) + " (" + Pretty.size(plan.bytes())
                    + "), from " + seconds(plan.first()) + " to " + seconds(plan.last()) + ".");
            out.println(plan.archive()
                    .map(keep -> "They are archived first, sealed, for " + keep + ".")
                    .orElse(plan.ofArchives() ? "Nobody can bring them back." : "They are not archived."));
            out.println();
            titled(plan.ofTable() || plan.ofArchives() ? parts(plan) : months(plan));
        }
        if (!plan.kept().isEmpty()) {
            out.println();
            titled(kept(plan));
        }
        out.println();
        plan.effects().forEach(effect -> out.println("Beside: " + effect.words()));
        plan.limits().forEach(limit -> out.println(console.outInk().red("Out of the ordinary: ") + limit.words()));
        plan.notes().forEach(note -> out.println("Note: " + note));
    }

    private static String title(Plan plan) {
        if (plan.ofArchives()) {
            return "Archives in " + plan.target().title() + " end.";
        }
        if (plan.ofImport()) {
            return "The import " + plan.policy() + " is taken back from "
                    + plan.target().title() + ".";
        }
        return "By " + plan.policy() + ", what happened before " + plan.cutOff() + " leaves "
                + plan.target().title()
                + plan.target().project().map(project -> ", project " + project).orElse("") + ".";
    }

    /** So many of what a plan names: files of a lake, parts of a table. */
    static String parts(Plan plan, int count) {
        if (plan.ofArchives()) {
            return Pretty.many(count, "archive", "archives");
        }
        return plan.ofTable() ? Pretty.many(count, "part", "parts") : Pretty.many(count, "file", "files");
    }

    private static Table parts(Plan plan) {
        return new Table(
                "Goes",
                List.of(
                        new Column("part", plan.ofArchives() ? "Archive" : "Part", Type.TEXT),
                        new Column("rows", "Rows", Type.COUNT),
                        new Column("bytes", "Bytes, about", Type.COUNT),
                        new Column("first", plan.ofArchives() ? "Made" : "From", Type.TEXT),
                        new Column("last", "To", Type.TEXT)),
                plan.items().stream()
                        .map(item -> List.<Object>of(
                                item.path(),
                                item.rows(),
                                item.bytes(),
                                seconds(item.first()).toString(),
                                seconds(item.last()).toString()))
                        .toList());
    }

    private static Table months(Plan plan) {
        return new Table(
                "Goes",
                List.of(
                        new Column("month", "Month", Type.TEXT),
                        new Column("files", "Files", Type.COUNT),
                        new Column("rows", "Rows", Type.COUNT),
                        new Column("bytes", "Bytes", Type.COUNT)),
                plan.months().entrySet().stream()
                        .map(month -> List.<Object>of(
                                month.getKey(),
                                (long) month.getValue().size(),
                                month.getValue().stream()
                                        .mapToLong(Plan.Item::rows)
                                        .sum(),
                                month.getValue().stream()
                                        .mapToLong(Plan.Item::bytes)
                                        .sum()))
                        .toList());
    }

    private static Table kept(Plan plan) {
        return new Table(
                plan.ofImport() || plan.ofArchives() ? "Stays" : "Is as old, and stays",
                List.of(
                        new Column("why", "Why", Type.TEXT),
                        new Column(
                                "files",
                                plan.ofArchives() ? "Archives" : plan.ofTable() ? "Parts" : "Files",
                                Type.COUNT),
                        new Column("rows", "Rows", Type.COUNT),
                        new Column("because", "Because of rows", Type.COUNT)),
                plan.stays().stream()
                        .map(one -> List.<Object>of(
                                words(one.reason(), one.cause()), (long) one.files(), one.rows(), one.because()))
                        .toList());
    }

    private static Instant seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }

    private static String words(Plan.Reason reason, String cause) {
        return switch (reason) {
            case HOLD -> "held: " + cause;
            case EXCEPTION -> "exception: " + cause;
            case YOUNGER_TOO -> "the file holds younger events too";
            case UNDATABLE -> "rows without a time";
            case REFERRED_TO -> "other rows point at them";
            case MIXED -> "the file holds events of others too";
        };
    }

    void print(List<Due> calendar) {
        if (calendar.isEmpty()) {
            out.println("In the year after, nothing falls due.");
            return;
        }
        Map<String, List<Due>> months = calendar.stream()
                .collect(Collectors.groupingBy(
                        due -> due.day().toString().substring(0, 7), TreeMap::new, Collectors.toList()));
        titled(new Table(
                "Falls due in the year after",
                List.of(
                        new Column("month", "Month", Type.TEXT),
                        new Column("days", "Days", Type.COUNT),
                        new Column("rows", "Rows", Type.COUNT)),
                months.entrySet().stream()
                        .map(month -> List.<Object>of(
                                month.getKey(),
                                (long) month.getValue().size(),
                                month.getValue().stream().mapToLong(Due::rows).sum()))
                        .toList()));
        out.println();
    }

    private void titled(Table table) {
        out.println(table.title() + ":");
        Pretty.print(table, console);
    }
}
