package dev.steward.workspace;

import dev.steward.files.LockFile;
import dev.steward.files.SafeFiles;
import dev.steward.model.Failure;
import dev.steward.model.SourceUnavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Settings as the file {@code settings.json} in the config folder. Several Stewards may use it at once. */
public final class SettingsStore {
    /** The settings, and why they are only the defaults when the file could not be understood. */
    public record Loaded(Settings settings, Optional<Failure> problem) {}

    /** The settings now in the file, and where a file that could not be understood was put before. */
    public record Saved(Settings settings, Optional<Path> keptAside) {}

    private final Path file;
    private final LockFile lock;
    private final InstantSource clock;

    public SettingsStore(Home home, InstantSource clock) {
        this.file = home.config().resolve("settings.json");
        this.lock = new LockFile(home.config().resolve("settings.lock"), Duration.ofSeconds(10));
        this.clock = clock;
    }

    /** Reads the file and changes nothing, whatever it holds. */
    public Loaded load() {
        try {
            return new Loaded(Settings.parse(Files.readString(file, StandardCharsets.UTF_8)), Optional.empty());
        } catch (NoSuchFileException none) {
            return new Loaded(Settings.defaults(), Optional.empty());
        } catch (IOException unreadable) {
            return new Loaded(
                    Settings.defaults(),
                    Optional.of(new SourceUnavailable(
                            "settings-unreadable",
                            file + " cannot be read: " + unreadable + ".",
                            "The defaults hold; saving settings puts the file aside.",
                            unreadable)));
        } catch (Failure notUnderstood) {
            return new Loaded(Settings.defaults(), Optional.of(notUnderstood));
        }
    }

    /** Replaces all settings. */
    public Saved save(Settings settings) {
        return update(current -> settings);
    }

    /**
     * Changes what is in the file now, so that a change made meanwhile by another Steward stays. A file that cannot be
     * understood is put aside first, never overwritten.
     */
    public Saved update(UnaryOperator<Settings> change) {
        try (LockFile.Held _ = lock.hold()) {
            Loaded current = load();
            Settings changed = change.apply(current.settings());
            Optional<Path> keptAside = current.problem().map(problem -> SafeFiles.setAside(file, clock.instant()));
            SafeFiles.write(file, changed.json().getBytes(StandardCharsets.UTF_8));
            return new Saved(changed, keptAside);
        }
    }
}
