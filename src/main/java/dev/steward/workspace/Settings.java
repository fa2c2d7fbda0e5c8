package dev.steward.workspace;

import dev.steward.definition.JsonFields;
import dev.steward.model.BadInput;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a person has chosen once for everything.
 *
 * @param zone the calendar in which times are shown and new questions cut their days
 * @param memoryMegabytes how much memory queries may take; empty: as much as the engine finds right for this machine
 * @param threads how many threads a query may use; empty: one for each processor
 * @param spillFolder where queries put what does not fit into memory; empty: below the cache folder
 * @param person the name that stands in the audit log
 */
public record Settings(
        Theme theme,
        ZoneId zone,
        Optional<Integer> memoryMegabytes,
        Optional<Integer> threads,
        Optional<Path> spillFolder,
        String person) {
    /** Below this the engine cannot sort even a small lake. */
    public static final int LEAST_MEGABYTES = 256;

    static final int VERSION = 1;
    private static final JsonMapper MAPPER = new JsonMapper();

    public Settings {
        memoryMegabytes.ifPresent(megabytes -> atLeast("memory-megabytes", megabytes, LEAST_MEGABYTES));
        threads.ifPresent(count -> atLeast("threads", count, 1));
        spillFolder.ifPresent(Settings::absolute);
        person = person.strip();
        if (person.isEmpty()) {
            throw new BadInput(
                    "settings.person", "The person has no name.", "Give the name that shall stand in the audit log.");
        }
    }

    /** What holds until somebody chooses otherwise: the system's looks, UTC, the engine's limits, the account's name. */
    public static Settings defaults() {
        String account = System.getProperty("user.name", "");
        return new Settings(
                Theme.SYSTEM,
                ZoneOffset.UTC,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                account.isBlank() ? "unknown" : account);
    }

    public Settings withTheme(Theme chosen) {
        return new Settings(chosen, zone, memoryMegabytes, threads, spillFolder, person);
    }

    public Settings withZone(ZoneId chosen) {
        return new Settings(theme, chosen, memoryMegabytes, threads, spillFolder, person);
    }

    public Settings withMemoryMegabytes(Optional<Integer> chosen) {
        return new Settings(theme, zone, chosen, threads, spillFolder, person);
    }

    public Settings withThreads(Optional<Integer> chosen) {
        return new Settings(theme, zone, memoryMegabytes, chosen, spillFolder, person);
    }

    public Settings withSpillFolder(Optional<Path> chosen) {
        return new Settings(theme, zone, memoryMegabytes, threads, chosen, person);
    }

    public Settings withPerson(String chosen) {
        return new Settings(theme, zone, memoryMegabytes, threads, spillFolder, chosen);
    }

    /** Reads what {@link #json} writes; an absent key has its default. */
    static Settings parse(String json) {
        JsonFields fields = JsonFields.parse(json);
        int version = fields.whole("version", 1).orElse(VERSION);
        if (version > VERSION) {
            throw new BadInput(
                    "settings.newer",
                    "These settings are of version " + version + "; this Steward knows version " + VERSION + ".",
                    "Use the newer Steward, or choose the settings anew.");
        }
        Settings otherwise = defaults();
        Settings settings = new Settings(
                fields.oneOf("theme", Theme.WORDS).orElse(otherwise.theme),
                fields.text("timezone").map(Settings::zoneNamed).orElse(otherwise.zone),
                fields.whole("memory_megabytes", LEAST_MEGABYTES),
                fields.whole("threads", 1),
                fields.text("spill_folder").map(Settings::pathNamed),
                fields.text("person").orElse(otherwise.person));
        fields.done();
        return settings;
    }

    String json() {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("version", VERSION);
        json.put("theme", theme.json());
        json.put("timezone", zone.getId());
        memoryMegabytes.ifPresent(megabytes -> json.put("memory_megabytes", megabytes));
        threads.ifPresent(count -> json.put("threads", count));
        spillFolder.ifPresent(folder -> json.put("spill_folder", folder.toString()));
        json.put("person", person);
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    }

    private static ZoneId zoneNamed(String name) {
        try {
            return name.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new BadInput(
                    "settings.timezone",
                    "There is no time zone \"" + name + "\".",
                    "Write a name such as UTC or Europe/Zurich.",
                    unknown);
        }
    }

    private static Path pathNamed(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException wrong) {
            throw new BadInput(
                    "settings.spill-folder", "\"" + name + "\" is no path.", "Choose an existing folder.", wrong);
        }
    }

    private static void atLeast(String key, int value, int least) {
        if (value < least) {
            throw new BadInput(
                    "settings." + key,
                    key.replace('-', ' ') + ": " + value + " is less than " + least + ".",
                    "Choose at least " + least + ", or leave it to Steward.");
        }
    }

    private static void absolute(Path folder) {
        if (!folder.isAbsolute()) {
            throw new BadInput(
                    "settings.spill-folder",
                    "spill folder: \"" + folder + "\" depends on where Steward is started.",
                    "Give the whole path.");
        }
    }
}
