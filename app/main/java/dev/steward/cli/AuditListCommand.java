package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.audit.AuditQuery;
import dev.steward.audit.Recorded;
import dev.steward.model.BadInput;
import dev.steward.model.TimeRange;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code steward audit list}: the newest entries. */
@Command(
        name = "list",
        header = "List entries of the audit log, newest first.",
        description = {
            "All conditions must hold. Lines that are no longer as they were written are left out here: see steward audit verify."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward audit list",
            "  steward audit list --person 'Jane Müller' --action import --limit 20",
            "  steward audit list --plan 3f9c12 --format json",
            "  steward audit list --from 2026-01-01 --to 2026-01-31 --format csv > january.csv"
        })
final class AuditListCommand implements Callable<Integer> {
    private final Session session;

    @Option(
            names = "--person",
            paramLabel = "NAME",
            description = "Only what this person did, as the settings name them.")
    private Optional<String> person;

    @Option(
            names = "--action",
            paramLabel = "ACTION",
            description =
                    "Only this action, or all that begin with it: import means import.started and import.finished too.")
    private Optional<String> action;

    @Option(
            names = "--subject",
            paramLabel = "TEXT",
            description = "Only what was done to something that has this in its name.")
    private Optional<String> subject;

    @Option(
            names = "--plan",
            paramLabel = "DIGEST",
            description =
                    "Only the story of one change: the digest of its plan, or the id of an import, or how that begins.")
    private Optional<String> plan;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "The first day in UTC (2026-01-31) or instant (2026-01-31T08:00:00Z), inclusive.")
    private Optional<String> from;

    @Option(names = "--to", paramLabel = "DATE", description = "The last day in UTC or instant, inclusive.")
    private Optional<String> to;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "At most so many entries (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            converter = AuditFormat.Converter.class,
            description = "table, json or csv (default: ${DEFAULT-VALUE}). The keys of json: docs/audit-format.md.")
    private AuditFormat format;

    AuditListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        AuditQuery query = query();
        try (Steward steward = session.start()) {
            List<Recorded> entries = session.progress()
                    .run("Reading the log", _ -> steward.trail().entries(query));
            format.print(entries, session.console());
            return Exit.DONE;
        }
    }

    private AuditQuery query() {
        if (limit < 1) {
            throw new BadInput("audit.limit", "--limit " + limit + " would list nothing.", "Give a number from 1 on.");
        }
        return new AuditQuery(person, action, subject, plan, range(), Optional.empty(), limit);
    }

    private TimeRange range() {
        Instant first = from.map(text -> instant("--from", text, false)).orElse(null);
        Instant last = to.map(text -> instant("--to", text, true)).orElse(null);
        if (first != null && last != null && first.isAfter(last)) {
            throw new BadInput("audit.range", "--from lies after --to.", "Exchange them.");
        }
        return new TimeRange(first, last);
    }

    /** @param last whether a day means its last microsecond */
    private static Instant instant(String option, String text, boolean last) {
        try {
            if (text.contains("T")) {
                return Instant.parse(text);
            }
            LocalDate day = LocalDate.parse(text);
            return last
                    ? day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minus(1, ChronoUnit.MICROS)
                    : day.atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException wrong) {
            throw new BadInput(
                    "audit.date",
                    "\"" + text + "\" after " + option + " is neither a day nor an instant.",
                    "Write 2026-01-31 or 2026-01-31T08:00:00Z.",
                    wrong);
        }
    }
}
