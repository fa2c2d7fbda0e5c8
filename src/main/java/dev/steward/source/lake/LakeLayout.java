package dev.steward.source.lake;

import dev.steward.model.BadInput;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where things stand in a lake: {@code data/events/project_{id}/{year}/{month}/events_{YYYY-MM-DD}.parquet}, further
 * files of a day as {@code events_{YYYY-MM-DD}.NN.parquet}, and Steward's own in {@code _steward}.
 */
public final class LakeLayout {
    static final String EVENTS = "data/events";
    private static final Pattern FILE = Pattern.compile(
            EVENTS + "/project_([^/]+)/\\d{4}/\\d{2}/events_(\\d{4}-\\d{2}-\\d{2})(?:\\.(\\d+))?\\.parquet");
    private static final Pattern PROJECT = Pattern.compile(EVENTS + "/project_([^/]+)/.*");
    private static final Pattern IDENTITIES = Pattern.compile("identities(?:\\.(\\d+))?\\.parquet");
    private static final Pattern PROJECT_ID = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?");

    private LakeLayout() {}

    /** Steward's own folder inside a lake: manifest, import history, rejects, work in progress. */
    public static Path own(Path lake) {
        return lake.resolve("_steward");
    }

    /** Days that were taken from a warehouse and are not part of the lake yet: {@code _steward/taking}. */
    public static Path kept(Path lake) {
        return own(lake).resolve("taking");
    }

    /** A regular expression (RE2) for the ids that can name a project's folder on every system. */
    public static String projectPattern() {
        return PROJECT_ID.pattern();
    }

    /** Refuses what cannot be a project's id, since it names a folder. */
    public static String checkedProject(String id) {
        if (!PROJECT_ID.matcher(id).matches()) {
            throw new BadInput(
                    "import.project",
                    "\"" + id + "\" cannot name a project.",
                    "Use letters, digits, hyphens, underscores and dots, up to 100, such as shop or web-2.");
        }
        return id;
    }

    static Optional<String> project(String path) {
        Matcher named = PROJECT.matcher(path);
        return named.matches() ? Optional.of(named.group(1)) : Optional.empty();
    }

    static Optional<LocalDate> day(String path) {
        Matcher named = FILE.matcher(path);
        try {
            return named.matches() ? Optional.of(LocalDate.parse(named.group(2))) : Optional.empty();
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    /** The path of a day's file; number 0 is the one without {@code .NN}. */
    static String dayFile(String project, LocalDate day, int number) {
        return String.format(
                Locale.ROOT,
                "%s/project_%s/%04d/%02d/events_%s%s.parquet",
                EVENTS,
                checkedProject(project),
                day.getYear(),
                day.getMonthValue(),
                day,
                number == 0 ? "" : String.format(Locale.ROOT, ".%02d", number));
    }

    static String identitiesFile(int number) {
        return number == 0 ? "identities.parquet" : String.format(Locale.ROOT, "identities.%02d.parquet", number);
    }

    /** Whether a path below a lake, or what lies there, belongs to the lake: its events, its identities, or Steward's own folder. */
    static boolean isPart(Path path) {
        Path events = Path.of(EVENTS);
        return path.startsWith(events)
                || events.startsWith(path)
                || path.startsWith(own(Path.of("")))
                || isIdentities(path.toString());
    }

    static boolean isIdentities(String path) {
        return IDENTITIES.matcher(path).matches();
    }

    /** The highest number among files of that day (or identity files); -1 when there is none. */
    static int highestNumber(Collection<String> paths, String project, LocalDate day) {
        return paths.stream()
                .map(FILE::matcher)
                .filter(Matcher::matches)
                .filter(file -> file.group(1).equals(project) && file.group(2).equals(day.toString()))
                .mapToInt(file -> number(file.group(3)))
                .max()
                .orElse(-1);
    }

    static int highestIdentitiesNumber(Collection<String> paths) {
        return paths.stream()
                .map(IDENTITIES::matcher)
                .filter(Matcher::matches)
                .mapToInt(file -> number(file.group(1)))
                .max()
                .orElse(-1);
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
