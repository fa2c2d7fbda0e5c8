package dev.steward.source.lake;

import dev.steward.files.CrashPoint;
import dev.steward.files.SafeFiles;
import dev.steward.model.BadInput;
import dev.steward.source.Appender;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** Opens lakes on disk for adding. Safe for use by many threads. */
public final class LakeDesk implements Appender.Desk {
    private final Supplier<EngineLimits> limits;
    private final InstantSource clock;
    private final CrashPoint crash;

    /** @param limits what the settings allow at the moment */
    public LakeDesk(Supplier<EngineLimits> limits, InstantSource clock) {
        this(limits, clock, CrashPoint.NONE);
    }

    /** With places at which a test can end the process. */
    public LakeDesk(Supplier<EngineLimits> limits, InstantSource clock, CrashPoint crash) {
        this.limits = limits;
        this.clock = clock;
        this.crash = crash;
    }

    @Override
    public Appender open(Path lake, List<Path> inputs, String purpose) {
        Path folder = lake.toAbsolutePath().normalize();
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new BadInput(
                    "import.into",
                    folder + " is a file, not a folder.",
                    "Name the folder that is, or shall be, the lake.");
        }
        LakeFolder.around(folder).ifPresent(outer -> {
            throw new BadInput(
                    "import.inside-lake",
                    folder + " is a part of the lake " + outer + ".",
                    "Name the lake itself: " + outer);
        });
        SafeFiles.privateFolder(LakeLayout.own(folder));
        LakeLock lock = LakeLock.take(folder, purpose, clock.instant());
        try {
            EngineLimits now = limits.get();
            LakeState state = LakeState.look(folder, clock, crash, new LakeListing(now)::find);
            state.clearWorkshop();
            return new LakeAppender(state, lock, now);
        } catch (RuntimeException failed) {
            lock.close();
            throw failed;
        }
    }
}
