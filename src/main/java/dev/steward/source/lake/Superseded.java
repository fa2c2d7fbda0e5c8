package dev.steward.source.lake;

import dev.steward.files.SafeFiles;
import dev.steward.files.WriteFailures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.impl.CustomField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that a later generation has merged into others: {@code _steward/superseded/{generation}/{path}}. They leave the
 * data folder at once, so that other tools which read the whole folder count nothing twice, and stay here for readers
 * that hold an older snapshot, until {@link #GENERATIONS} newer ones exist and {@link #GRACE} has passed.
 */
final class Superseded {
    static final int GENERATIONS = 2;
    static final Duration GRACE = Duration.ofHours(1);
    private static final Logger LOG = LoggerFactory.getLogger(Superseded.class);

    private Superseded() {}

    static Path folder(Path lake) {
        return LakeLayout.own(lake).resolve("superseded");
    }

    /** Where a file can be read now: in its place, or put away. */
    static Path find(Path lake, String path) {
        Path place = lake.resolve(path);
        if (Files.exists(place) || !Files.isDirectory(folder(lake))) {
            return place;
        }
        try (Stream<Path> generations = Files.list(folder(lake))) {
            return generations
                    .map(generation -> generation.resolve(path))
                    .filter(Files::exists)
                    .findFirst()
                    .orElse(place);
        } catch (IOException unreadable) {
            return place;
        }
    }

    /** Paths of a lake's files as a list in SQL, each where its file can be read when the statement is run. */
    static Field<Object> list(List<String> paths) {
        return CustomField.of(
                DSL.name("files"),
                SQLDataType.OTHER,
                context -> context.visit(Sql.list(paths.stream()
                        .map(path -> findAgain(Path.of(path)).toString())
                        .toList())));
    }

    private static Path findAgain(Path file) {
        if (!Files.exists(file)) {
            for (Path above = file.getParent(); above != null; above = above.getParent()) {
                if (Files.isDirectory(folder(above))) {
                    return find(above, above.relativize(file).toString());
                }
            }
        }
        return file;
    }

    /** Puts files away that the given generation no longer names. Doing it again is harmless. */
    static void putAway(Path lake, long generation, List<String> paths) {
        Path to = folder(lake).resolve(String.format(Locale.ROOT, "%08d", generation));
        List<String> there =
                paths.stream().filter(path -> Files.exists(lake.resolve(path))).toList();
        Set<Path> folders = new TreeSet<>();
        try {
            for (String path : there) {
                folders.add(folderOf(lake.resolve(path)));
                folders.add(Files.createDirectories(folderOf(to.resolve(path))));
            }
            // In one go: while some are moved and some are not, readers must look twice.
            for (String path : there) {
                Files.move(lake.resolve(path), to.resolve(path), StandardCopyOption.ATOMIC_MOVE);
            }
            for (Path folder : folders) {
                SafeFiles.sync(folder);
            }
        } catch (IOException failed) {
            throw WriteFailures.of(to, failed);
        }
    }

    private static Path folderOf(Path file) {
        return Objects.requireNonNull(file.getParent(), "a file has a folder");
    }

    /** Removes what no reader can hold any more. */
    static void sweep(Path lake, long newest, Instant now) {
        if (!Files.isDirectory(folder(lake))) {
            return;
        }
        try (Stream<Path> folders = Files.list(folder(lake))) {
            for (Path folder : folders.toList()) {
                if (old(folder, newest, now)) {
                    Moves.removeTree(folder);
                }
            }
        } catch (IOException failed) {
            LOG.warn("Superseded files of {} could not be removed: {}", lake, failed.toString());
        }
    }

    // The folder was last touched when its generation was committed.
    private static boolean old(Path folder, long newest, Instant now) throws IOException {
        String name = folder.getFileName().toString();
        return name.matches("\\d{8}")
                && Long.parseLong(name) <= newest - GENERATIONS
                && Files.getLastModifiedTime(folder).toInstant().isBefore(now.minus(GRACE));
    }
}
