package dev.steward.governance.cleanup;

import dev.steward.audit.AuditLog;
import dev.steward.audit.AuditQuery;
import dev.steward.audit.Entry;
import dev.steward.audit.Recorded;
import dev.steward.files.LockFile;
import dev.steward.governance.hold.Hold;
import dev.steward.governance.hold.Holds;
import dev.steward.model.Failure;
import dev.steward.model.Value;
import dev.steward.source.CleanupBook;
import dev.steward.source.CleanupLine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a database and this home up to date with each other: holds go there, the log of its own jobs comes here. */
public final class CleanupBooks {
    private static final Logger LOG = LoggerFactory.getLogger(CleanupBooks.class);
    private static final String LOGGED = "cleanup.logged";
    private static final int PAGE = 100;

    private final Holds holds;
    private final CleanupLog log;
    private final AuditLog audit;
    private final LockFile lock;

    public CleanupBooks(Holds holds, CleanupLog log, AuditLog audit, Path folder) {
        this.holds = holds;
        this.log = log;
        this.audit = audit;
        this.lock = new LockFile(folder.resolve("chain.lock"), Duration.ofSeconds(30));
    }

    /**
     * Gives a database the holds and the runs of this home, and takes the lines of its log into the audit log, each once.
     *
     * @param id of the database
     */
    public void bringUpToDate(CleanupBook book, String id) {
        book.mirror(holds.inForce().stream().collect(Collectors.toMap(Hold::id, Hold::people)));
        Set<UUID> there = book.lines(0).stream().map(CleanupLine::run).collect(Collectors.toSet());
        List<CleanupLine> here = log.of(id);
        here.stream().filter(line -> !there.contains(line.run())).forEach(book::note);
        Set<UUID> recorded = here.stream().map(CleanupLine::run).collect(Collectors.toSet());
        try (LockFile.Held _ = lock.hold()) {
            book.lines(chained(id)).stream()
                    .filter(line -> !recorded.contains(line.run()))
                    .forEach(line -> audit.append(new Entry(line.origin(), LOGGED, id, details(line))));
        }
    }

    /** Takes its approval away from a job; recorded first. */
    void suspend(CleanupBook book, CleanupBook.Job job, String id, Failure why) {
        audit.append(new Entry(
                "steward",
                "cleanup.suspended",
                id,
                Map.of(
                        "policy",
                        Value.of(job.policy()),
                        "standing",
                        Value.of(job.approval()),
                        "reason",
                        Value.of(why.code()))));
        book.suspend(job);
    }

    /** Records a run of this home, what came of it included. */
    void record(CleanupLine line, String person) {
        audit.append(new Entry(
                person, "cleanup." + line.outcome().name().toLowerCase(Locale.ROOT), line.table(), details(line)));
    }

    /** The number of the last line of a database that the audit log has. It alone knows: nothing else could be as true. */
    private long chained(String id) {
        AuditQuery query = AuditQuery.newest(PAGE).action(LOGGED).subject(id);
        while (true) {
            List<Recorded> page = audit.entries(query);
            for (Recorded entry : page) {
                if (entry.payload()
                        .filter(payload -> payload.subject().equals(id))
                        .isPresent()) {
                    return entry.payload()
                            .map(payload -> payload.details().get("line"))
                            .filter(Value.Num.class::isInstance)
                            .map(line -> ((Value.Num) line).amount().longValue())
                            .orElse(0L);
                }
            }
            if (page.size() < PAGE) {
                return 0;
            }
            query = query.before(page.getLast().sequence());
        }
    }

    private static Map<String, Value> details(CleanupLine line) {
        return Map.of(
                "line",
                Value.of(line.number()),
                "run",
                Value.of(line.run().toString()),
                "policy",
                Value.of(line.policy()),
                "table",
                Value.of(line.table()),
                "started",
                Value.of(line.started().toString()),
                "outcome",
                Value.of(line.outcome().name().toLowerCase(Locale.ROOT)),
                "code",
                Value.of(line.code()),
                "rows",
                Value.of(line.removed()));
    }

    /** What cannot be written there now is when Steward next connects. */
    void note(CleanupBook book, CleanupLine line) {
        try {
            book.note(line);
        } catch (Failure later) {
            LOG.warn("The run {} is not in the log of the database yet: {}", line.run(), later.toString());
        }
    }

    static long bytes(CleanupBook book) {
        try {
            return book.bytes();
        } catch (Failure unknown) {
            LOG.debug("The size of the database is not known", unknown);
            return 0;
        }
    }
}
