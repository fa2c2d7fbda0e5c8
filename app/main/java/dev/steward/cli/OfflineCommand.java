package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.ingest.OfflinePreview;
import dev.steward.ingest.OfflineReport;
import dev.steward.ingest.OfflineRequest;
import dev.steward.model.BadInput;
import dev.steward.source.Selection;
import dev.steward.workspace.ConnectionUrl;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code steward offline}: a warehouse's events become a lake. */
@Command(
        name = "offline",
        header = "Take a warehouse's events into a lake of your own, or bring what is new.",
        description = {
            "Says first how much it is, then brings the events of the chosen days into a new lake: one state of the table, complete"
                    + " or not at all. What is interrupted goes on where it stopped when it is run again with the same choices. Columns"
                    + " and properties that hold personal data stay behind unless you say otherwise."
        },
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward offline --source \"postgresql://reader@db.example.org/shop?table=public.events\" --to ~/shop --last 90d --dry-run",
            "  steward offline --source \"postgresql://reader@db.example.org/shop?table=public.events\" --to ~/shop --last 90d",
            "  steward offline --source \"postgresql://reader@localhost/shop?table=public.events&sslmode=disable\" --to ~/shop"
                    + " --from 2026-01-01 --until 2026-06-30 --personal hash",
            "  steward offline refresh ~/shop"
        })
final class OfflineCommand implements Callable<Integer> {
    private static final Pattern LAST = Pattern.compile("([1-9]\\d{0,4})d?");

    private final Session session;

    @Option(
            names = "--source",
            paramLabel = "SOURCE",
            description =
                    "The warehouse, postgresql://ROLE@HOST:PORT/DATABASE?table=SCHEMA.TABLE, whose password is in PGPASSWORD or"
                            + " ~/.pgpass.")
    private Optional<String> source;

    @Option(
            names = "--map",
            paramLabel = "ROLE=COLUMN,…",
            description =
                    "Which columns are what, where Steward guesses wrong: user, event and ts, perhaps session and id.")
    private Optional<String> map;

    @Option(names = "--to", paramLabel = "DIR", description = "The lake: a new or empty folder.")
    private Optional<Path> lake;

    @Option(
            names = "--last",
            paramLabel = "DAYS",
            description = "The last days, today among them, such as 90d. Days are those of UTC.")
    private Optional<String> last;

    @Option(names = "--from", paramLabel = "DATE", description = "The first day, such as 2026-01-31.")
    private Optional<String> from;

    @Option(names = "--until", paramLabel = "DATE", description = "The last day.")
    private Optional<String> until;

    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "COLUMN",
            description = "Only these columns beside person, event, time and session (default: all).")
    private List<String> columns = List.of();

    @Option(
            names = "--personal",
            paramLabel = "HOW",
            defaultValue = "exclude",
            description =
                    "What becomes of personal data: exclude, hash (a keyed pseudonym, equal for equal values) or keep;"
                            + " IP addresses are never kept (default: ${DEFAULT-VALUE}).")
    private String personal;

    @Option(names = "--hash-person", description = "A pseudonym also for the person's id.")
    private boolean hashPerson;

    @Option(
            names = "--project",
            paramLabel = "P",
            defaultValue = "default",
            description = "Names the folder of the events in the lake (default: ${DEFAULT-VALUE}).")
    private String project;

    @Option(names = "--dry-run", description = "Say how much it is and what becomes of each column, and take nothing.")
    private boolean dryRun;

    private OfflineCommand(Session session) {
        this.session = session;
    }

    static CommandLine with(Session session) {
        return new CommandLine(new OfflineCommand(session)).addSubcommand(new OfflineRefreshCommand(session));
    }

    @Override
    public Integer call() {
        OfflineRequest request = new OfflineRequest(
                ConnectionUrl.parse(required(source, "--source")).withMapping(map),
                required(lake, "--to"),
                selection(),
                System.getProperty("user.name", ""));
        OfflineWords words = new OfflineWords(session.console());
        try (Steward steward = session.start()) {
            OfflinePreview preview = session.progress()
                    .run("Counting", work -> steward.offline().preview(request, Optional.empty(), work));
            words.print(preview);
            session.console().flush();
            if (!dryRun) {
                OfflineReport report = session.progress()
                        .run("Taking offline", work -> steward.offline().take(request, Optional.empty(), work));
                words.print(report, request.into());
            }
            return Exit.DONE;
        }
    }

    private static <T> T required(Optional<T> given, String option) {
        return given.orElseThrow(() -> new BadInput(
                "offline.missing",
                "Missing required option: '" + option + "'.",
                "Name it, or bring what is new into a lake that was taken: steward offline refresh LAKE."));
    }

    private Selection selection() {
        if (last.isPresent() && (from.isPresent() || until.isPresent())) {
            throw new BadInput(
                    "offline.range", "--last goes with neither --from nor --until.", "Say one or the other.");
        }
        return new Selection(
                last.map(OfflineCommand::first).or(() -> from.map(text -> day(text, "--from"))),
                until.map(text -> day(text, "--until")),
                columns.isEmpty() ? Optional.empty() : Optional.of(columns),
                personal(),
                hashPerson,
                project);
    }

    private static LocalDate first(String text) {
        Matcher days = LAST.matcher(text);
        if (!days.matches()) {
            throw new BadInput("offline.last", "\"" + text + "\" is no number of days.", "Write it like 90d.");
        }
        return LocalDate.now(ZoneOffset.UTC).minusDays(Long.parseLong(days.group(1)) - 1);
    }

    private static LocalDate day(String text, String option) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException broken) {
            throw new BadInput(
                    "offline.day",
                    "\"" + text + "\" after " + option + " is no day.",
                    "Write it like 2026-01-31.",
                    broken);
        }
    }

    private Selection.Personal personal() {
        return switch (personal.toLowerCase(Locale.ROOT)) {
            case "exclude" -> Selection.Personal.EXCLUDE;
            case "hash" -> Selection.Personal.HASH;
            case "keep" -> Selection.Personal.KEEP;
            default ->
                throw new BadInput(
                        "offline.personal",
                        "\"" + personal + "\" is not what can become of personal data.",
                        "Say exclude, hash or keep.");
        };
    }
}
