package dev.steward.cli;

import dev.steward.governance.cleanup.CleanupStatus;
import dev.steward.governance.cleanup.CleanupStatus.OfPolicy;
import dev.steward.governance.standing.Standing;
import dev.steward.model.Table;
import dev.steward.model.Table.Column;
import dev.steward.model.Table.Type;
import dev.steward.source.CleanupLine;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Standing approvals, runs and their status, for people. */
final class CleanupWords {
    private static final int NEWEST = 10;

    private final Console console;
    private final PrintWriter out;

    CleanupWords(Console console) {
        this.console = console;
        this.out = console.out();
    }

    void print(Standing standing) {
        Standing.Asked asked = standing.asked();
        out.println(asked.requester() + " asks that what " + asked.policy() + " (version "
                + asked.policyDigest().substring(0, 12) + ") lets go from "
                + asked.target().title() + " goes regularly.");
        out.println("When:  \"" + asked.schedule() + "\", UTC, until the end of "
                + asked.envelope().until());
        out.println("Most:  " + Pretty.many(asked.envelope().mostRows(), "row", "rows") + " and "
                + asked.envelope().mostPercent() + " % of all rows at once; more stops it, and nothing goes.");
        asked.os().ifPresent(user -> out.println("As:    the OS user " + user.words()));
        out.println("Id:    " + standing.shortDigest());
    }

    void print(List<CleanupLine> lines) {
        lines.forEach(line -> out.println(line.policy() + ", " + line.table() + ": "
                + line.outcome().name().toLowerCase(Locale.ROOT) + ". " + line.words()));
    }

    void print(CleanupStatus status) {
        if (status.policies().isEmpty() && status.runs().isEmpty()) {
            out.println("Nothing of " + status.place() + " is cleaned up regularly: steward cleanup ask begins.");
        } else {
            policies(status);
            runs(status);
            out.println();
            status.targets()
                    .forEach(target -> out.println((target.met() ? "  met  " : "  not  ") + target.name() + ": "
                            + target.is().orElse("not known yet") + " (should be " + target.wanted() + ")"));
        }
        out.println();
        status.findings()
                .forEach(finding -> out.println(finding.severity().name().toLowerCase(Locale.ROOT) + ": "
                        + finding.words() + console.outInk().faint(" [" + finding.code() + "]")));
        if (status.well()) {
            out.println("No findings: nothing needs a look.");
        }
    }

    private void policies(CleanupStatus status) {
        Pretty.print(
                new Table(
                        "Policies with a standing approval",
                        List.of(
                                new Column("policy", "Policy", Type.TEXT),
                                new Column("table", "Target", Type.TEXT),
                                new Column("by", "By", Type.TEXT),
                                new Column("last", "Last run", Type.TEXT),
                                new Column("done", "Done", Type.TEXT),
                                new Column("rows", "Rows a day", Type.TEXT),
                                new Column("took", "Takes", Type.TEXT),
                                new Column("next", "Next", Type.TEXT)),
                        status.policies().stream().map(CleanupWords::row).toList()),
                console);
    }

    private static List<Object> row(OfPolicy policy) {
        return List.of(
                policy.policy(),
                policy.table(),
                policy.by(),
                policy.last()
                        .map(line -> line.started().toString().substring(0, 16) + " "
                                + line.outcome().name().toLowerCase(Locale.ROOT))
                        .orElse("never"),
                policy.done() + " of " + policy.runs(),
                String.format(Locale.ROOT, "%,.1f", policy.rowsADay()),
                policy.average().map(CleanupWords::seconds).orElse(""),
                policy.next().map(next -> next.toString().substring(0, 16)).orElse("never"));
    }

    private static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1_000.0);
    }

    private void runs(CleanupStatus status) {
        Pretty.print(
                new Table(
                        "Newest runs",
                        List.of(
                                new Column("started", "Started", Type.INSTANT),
                                new Column("policy", "Policy", Type.TEXT),
                                new Column("by", "By", Type.TEXT),
                                new Column("outcome", "Came to", Type.TEXT),
                                new Column("rows", "Rows", Type.COUNT),
                                new Column("words", "What", Type.TEXT)),
                        status.runs().stream()
                                .limit(NEWEST)
                                .map(line -> List.<Object>of(
                                        line.started(),
                                        line.policy(),
                                        line.origin(),
                                        line.outcome().name().toLowerCase(Locale.ROOT),
                                        line.removed(),
                                        line.words()))
                                .toList()),
                console);
    }
}
