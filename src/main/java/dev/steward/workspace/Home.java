package dev.steward.workspace;

import dev.steward.files.SafeFiles;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where Steward keeps its own things: {@code STEWARD_HOME}, or the folders the platform provides. A folder is made,
 * for its owner alone, when it is first asked for.
 */
public final class Home {
    private final Path config;
    private final Path cache;
    private final Path data;
    private final Path logs;

    private Home(Path config, Path cache, Path data, Path logs) {
        this.config = config;
        this.cache = cache;
        this.data = data;
        this.logs = logs;
    }

    /** The home of the person who runs this process. */
    public static Home ofThisPerson() {
        return of(System.getenv(), System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")));
    }

    /** Everything below one folder. */
    public static Home in(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        return new Home(root.resolve("config"), root.resolve("cache"), root.resolve("data"), root.resolve("logs"));
    }

    static Home of(Map<String, String> environment, String system, Path user) {
        Variables set = new Variables(environment);
        Optional<Path> chosen = set.any("STEWARD_HOME");
        if (chosen.isPresent()) {
            return in(chosen.get());
        }
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return mac(user.resolve("Library"));
        }
        return name.startsWith("windows") ? windows(set, user.resolve("AppData")) : freedesktop(set, user);
    }

    private static Home mac(Path library) {
        Path support = library.resolve("Application Support").resolve("Steward");
        return new Home(
                support.resolve("config"),
                library.resolve("Caches").resolve("Steward"),
                support.resolve("data"),
                library.resolve("Logs").resolve("Steward"));
    }

    private static Home windows(Variables set, Path appData) {
        Path roaming = set.absolute("APPDATA").orElse(appData.resolve("Roaming"));
        Path local =
                set.absolute("LOCALAPPDATA").orElse(appData.resolve("Local")).resolve("Steward");
        return new Home(
                roaming.resolve("Steward"), local.resolve("cache"), local.resolve("data"), local.resolve("logs"));
    }

    private static Home freedesktop(Variables set, Path user) {
        Path share = user.resolve(".local");
        return new Home(
                set.absolute("XDG_CONFIG_HOME").orElse(user.resolve(".config")).resolve("steward"),
                set.absolute("XDG_CACHE_HOME").orElse(user.resolve(".cache")).resolve("steward"),
                set.absolute("XDG_DATA_HOME").orElse(share.resolve("share")).resolve("steward"),
                set.absolute("XDG_STATE_HOME").orElse(share.resolve("state")).resolve("steward"));
    }

    /** Settings and keys. */
    public Path config() {
        return made(config);
    }

    /** What can be made again: caches, journey indexes, spill files. */
    public Path cache() {
        return made(cache);
    }

    /** What a person made: saved definitions, segments, the audit log, the demo lake. */
    public Path data() {
        return made(data);
    }

    public Path logs() {
        return made(logs);
    }

    private static Path made(Path folder) {
        SafeFiles.privateFolder(folder);
        return folder;
    }

    private record Variables(Map<String, String> values) {
        Optional<Path> any(String name) {
            return Optional.ofNullable(values.get(name))
                    .filter(value -> !value.isBlank())
                    .map(Path::of);
        }

        /** The XDG rules say to ignore a relative path. */
        Optional<Path> absolute(String name) {
            return any(name).filter(Path::isAbsolute);
        }
    }
}
