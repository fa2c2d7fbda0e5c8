package dev.steward.ingest;

import dev.steward.audit.AuditLog;
import dev.steward.audit.Entry;
import dev.steward.files.CrashPoint;
import dev.steward.model.BadInput;
import dev.steward.model.Cancelled;
import dev.steward.model.SourceUnavailable;
import dev.steward.model.Value;
import dev.steward.model.Work;
import dev.steward.source.Appender;
import dev.steward.source.Origin;
import dev.steward.source.WarehouseState;
import dev.steward.source.lake.LakeFolder;
import dev.steward.workspace.ConnectionUrl;
import dev.steward.workspace.SavedConnection;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes a warehouse's events into a lake, and later what is new there. What was taken becomes visible in one step, or not at all; what an
 * interrupted run has taken, the next one of the same choice goes on from. The audit log knows before anything is read.
 */
public final class OfflineTaker {
    private final Appender.Desk desk;
    private final WarehouseState.Desk warehouses;
    private final Supplier<byte[]> key;
    private final AuditLog audit;
    private final InstantSource clock;
    private final CrashPoint crash;
    private final long step;

    /** @param key of the pseudonyms that stand for personal data */
    public OfflineTaker(
            Appender.Desk desk,
            WarehouseState.Desk warehouses,
            Supplier<byte[]> key,
            AuditLog audit,
            InstantSource clock) {
        this(desk, warehouses, key, audit, clock, CrashPoint.NONE, OfflineStep.EVENTS);
    }

    /**
     * With places at which a test can end the process.
     *
     * @param step events that are enough for a statement
     */
    OfflineTaker(
            Appender.Desk desk,
            WarehouseState.Desk warehouses,
            Supplier<byte[]> key,
            AuditLog audit,
            InstantSource clock,
            CrashPoint crash,
            long step) {
        this.desk = desk;
        this.warehouses = warehouses;
        this.key = key;
        this.audit = audit;
        this.clock = clock;
        this.crash = crash;
        this.step = step;
    }

    /** Says how much would be taken, and what becomes of which column. Fails as {@link #take} does; writes nothing. */
    public OfflinePreview preview(OfflineRequest request, Supplier<String> password, Work work) {
        refuseLake(request.into());
        try (WarehouseState state = warehouses.open(request.from(), password, work)) {
            return new OfflineLook(state, request, pseudonyms(), work).preview();
        }
    }

    /**
     * Takes what is chosen into a new lake.
     *
     * @throws SourceUnavailable when the way to the database is barred, or was lost on the way
     * @throws BadInput when a column or right is missing, there is nothing to take, or the folder is a lake already
     * @throws dev.steward.model.StorageFailed when the disk is full, or somebody else is adding to the lake
     * @throws Cancelled soon after {@code work} is cancelled; what had been taken is removed
     */
    public OfflineReport take(OfflineRequest request, Supplier<String> password, Work work) {
        refuseLake(request.into());
        return run(request, false, password, work);
    }

    /**
     * Brings what has come into the table since a lake was taken, and only that: rows changed or deleted meanwhile are not noticed. Fails as
     * {@link #take} does.
     *
     * @param from the way to where the lake was taken from
     * @throws BadInput when the lake was not taken from there
     */
    public OfflineReport refresh(Path lake, SavedConnection from, Supplier<String> password, String person, Work work) {
        Origin taken = taken(lake);
        if (!taken.address().equals(ConnectionUrl.of(from))) {
            throw new BadInput(
                    "offline.other-source",
                    lake + " was taken from " + taken.from() + ", not from there.",
                    "Connect to the same table with the same role.");
        }
        OfflineRequest request =
                new OfflineRequest(from.withMapping(Optional.of(taken.mapping())), lake, taken.selection(), person);
        return run(request, true, password, work);
    }

    /** Where a lake was taken from; throws {@link BadInput} when it was not, {@link SourceUnavailable} when it is no lake. */
    public static Origin taken(Path lake) {
        return new LakeFolder(lake)
                .current()
                .taken()
                .orElseThrow(
                        () -> new BadInput(
                                "offline.not-taken",
                                lake + " was not taken from a warehouse.",
                                "Bring new events into it by an import, or take a warehouse offline into a folder of its own."));
    }

    private static void refuseLake(Path into) {
        if (LakeFolder.isLake(into)) {
            Optional<Origin> taken = new LakeFolder(into).current().taken();
            throw new BadInput(
                    "offline.lake",
                    into
                            + taken.map(found -> " was taken from " + found.from() + " at " + found.at() + ".")
                                    .orElse(" is a lake already."),
                    taken.map(_ -> "Bring what is new there by a refresh, or name another folder.")
                            .orElse("Name a new or empty folder."));
        }
    }

    private OfflineReport run(OfflineRequest request, boolean again, Supplier<String> password, Work work) {
        Path lake = request.into().toAbsolutePath().normalize();
        ImportRun.Started started = ImportRun.Started.at(clock.instant());
        try (WarehouseState state = warehouses.open(request.from(), password, work);
                Appender appender = desk.open(lake, List.of(), "taking offline by " + request.person())) {
            new Recovery(appender, audit, clock).run();
            if (!again
                    && (!appender.generation().isEmpty() || !appender.events().isEmpty())) {
                refuseLake(lake);
                throw new BadInput("offline.lake", lake + " holds events already.", "Name a new or empty folder.");
            }
            record(request, "offline.started", lake, what(request, started));
            crash.reached("started");
            try {
                OfflineReport report =
                        new OfflineRun(appender, state, request, started, pseudonyms(), clock, crash, step, work).run();
                record(request, "offline.finished", lake, figures(report));
                crash.reached("finished");
                return report;
            } catch (RuntimeException failed) {
                if (failed instanceof Cancelled || failed instanceof BadInput) {
                    new StagedDays(lake).clear();
                }
                record(
                        request,
                        "offline.failed",
                        lake,
                        Map.of("import", Value.of(started.id()), "reason", Value.of(Importer.code(failed))));
                throw explain(failed, lake);
            }
        }
    }

    /** What was lost on the way can be gone on from. */
    private static RuntimeException explain(RuntimeException failed, Path lake) {
        return failed instanceof SourceUnavailable lost
                ? new SourceUnavailable(
                        "interrupted",
                        lost.getMessage(),
                        "Take it offline into " + lake
                                + " again, with the same choices: it goes on behind the days it has.",
                        lost)
                : FullDisk.explain(failed, lake, List.of());
    }

    private Pseudonyms pseudonyms() {
        return new Pseudonyms(new IpHash(key.get()));
    }

    private void record(OfflineRequest request, String action, Path lake, Map<String, Value> details) {
        audit.append(new Entry(request.person(), action, lake.toString(), details));
    }

    private static Map<String, Value> what(OfflineRequest request, ImportRun.Started started) {
        return Map.of(
                "import", Value.of(started.id()),
                "from", Value.of(request.from().title()),
                "table", Value.of(request.from().schema() + "." + request.from().table()),
                "role", Value.of(request.from().role()),
                "personal", Value.of(request.selection().personal().name().toLowerCase(Locale.ROOT)));
    }

    private static Map<String, Value> figures(OfflineReport report) {
        Map<String, Value> figures = new HashMap<>(Importer.figures(report.report()));
        figures.put("at", Value.of(report.taken().at().toString()));
        figures.put("left_out", Value.of(String.join(", ", report.taken().leftOut())));
        figures.put("hashed", Value.of(String.join(", ", report.taken().hashed())));
        return figures;
    }
}
