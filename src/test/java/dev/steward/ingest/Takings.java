package dev.steward.ingest;

import dev.steward.audit.AuditLog;
import dev.steward.files.CrashPoint;
import dev.steward.model.StatementLog;
import dev.steward.model.Work;
import dev.steward.source.Selection;
import dev.steward.source.Selection.Personal;
import dev.steward.source.lake.EngineLimits;
import dev.steward.source.lake.LakeDesk;
import dev.steward.source.warehouse.PgState;
import dev.steward.workspace.SavedConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A lake to be taken from a warehouse, and a look at it from outside. */
final class Takings {
    static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
    /** A day of {@code OfflineTest#many} and a bit. */
    static final long STEP = 9_000;

    static final Selection ALL = all(Personal.EXCLUDE);

    private final Path folder;
    private final CrashPoint crash;
    private final Lakes lakes;

    Takings(Path folder) {
        this(folder, CrashPoint.NONE);
    }

    Takings(Path folder, CrashPoint crash) {
        this.folder = folder;
        this.crash = crash;
        this.lakes = new Lakes(folder);
    }

    static Selection all(Personal personal) {
        return new Selection(Optional.empty(), Optional.empty(), Optional.empty(), personal, false, "shop");
    }

    static Selection days(String since, String until) {
        return new Selection(
                Optional.of(LocalDate.parse(since)),
                Optional.of(LocalDate.parse(until)),
                Optional.empty(),
                Personal.EXCLUDE,
                false,
                "shop");
    }

    Path path() {
        return lakes.path();
    }

    OfflineTaker taker() {
        LakeDesk desk = new LakeDesk(
                () -> new EngineLimits(800_000_000, 2, folder.resolve("spill")), InstantSource.system(), crash);
        return new OfflineTaker(
                desk,
                (target, password, work) -> PgState.open(target, password, StatementLog.NONE, work),
                KEY::clone,
                audit(),
                InstantSource.system(),
                crash,
                STEP);
    }

    AuditLog audit() {
        return new AuditLog(folder.resolve("audit"), InstantSource.system());
    }

    OfflineRequest request(SavedConnection from, Selection selection) {
        return new OfflineRequest(from, path(), selection, "ada");
    }

    OfflinePreview preview(SavedConnection from, Selection selection) {
        return taker().preview(request(from, selection), () -> "", Work.unobserved());
    }

    OfflineReport take(SavedConnection from, Selection selection) {
        return taker().take(request(from, selection), () -> "", Work.unobserved());
    }

    OfflineReport refresh(SavedConnection from) {
        return taker().refresh(path(), from, () -> "", "ada", Work.unobserved());
    }

    List<String> sql(String query) {
        return lakes.sql(query);
    }

    List<String> files() {
        return lakes.files();
    }
}
