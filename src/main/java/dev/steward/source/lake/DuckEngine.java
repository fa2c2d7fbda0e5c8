package dev.steward.source.lake;

import dev.steward.model.StorageFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One embedded DuckDB, for one source: an in-memory database that can reach nothing but the folders it was opened for
 * and its own spill folder. Every statement runs on a {@link DuckSession}, a connection of its own.
 */
public final class DuckEngine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DuckEngine.class);

    private final DuckDBConnection root;
    private final Path spill;

    private DuckEngine(DuckDBConnection root, Path spill) {
        this.root = root;
        this.spill = spill;
    }

    /**
     * Opens a locked-down database.
     *
     * @param folders what it may read; files elsewhere, extensions and settings are out of reach afterwards
     */
    public static DuckEngine open(EngineLimits limits, List<Path> folders) {
        Path spill = limits.spill().resolve("duckdb-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID());
        try {
            Files.createDirectories(spill);
            Properties properties = new Properties();
            properties.setProperty("jdbc_stream_results", "true");
            DuckDBConnection root =
                    DriverManager.getConnection("jdbc:duckdb:", properties).unwrap(DuckDBConnection.class);
            try {
                lockDown(root, limits, spill, folders);
                return new DuckEngine(root, spill);
            } catch (SQLException failed) {
                root.close();
                throw failed;
            }
        } catch (IOException failed) {
            throw new StorageFailed(
                    "spill",
                    "The folder for intermediate results, " + limits.spill() + ", cannot be used: "
                            + failed.getMessage(),
                    "Choose another spill folder in the settings.",
                    failed);
        } catch (SQLException failed) {
            throw DuckFailures.translate(failed);
        }
    }

    // The order matters: the last setting forbids every later one.
    private static void lockDown(DuckDBConnection root, EngineLimits limits, Path spill, List<Path> folders)
            throws SQLException {
        List<Path> allowed = new ArrayList<>(folders);
        allowed.add(spill);
        List<String> settings = List.of(
                "SET TimeZone = 'UTC'",
                "SET enable_progress_bar = true",
                "SET enable_progress_bar_print = false",
                "SET memory_limit = " + text(limits.memory() / 1_000_000 + "MB"),
                "SET temp_directory = " + text(spill.toString()),
                "SET threads = " + limits.threads(),
                "SET autoinstall_known_extensions = false",
                "SET autoload_known_extensions = false",
                "SET parquet_metadata_cache = true",
                "SET allow_community_extensions = false",
                "SET allowed_directories = "
                        + allowed.stream()
                                .map(folder -> text(folder.toString()))
                                .collect(Collectors.joining(", ", "[", "]")),
                "SET enable_external_access = false",
                "SET lock_configuration = true");
        try (Statement statement = root.createStatement()) {
            for (String setting : settings) {
                statement.execute(setting);
            }
        }
    }

    private static String text(String value) {
        return DSL.inline(value).toString();
    }

    /** A folder of its own that it can read and that goes with it. */
    Path folder() {
        return spill;
    }

    /** A connection for one statement after the other; close it. */
    public DuckSession session() {
        try {
            return new DuckSession(root.duplicate());
        } catch (SQLException failed) {
            throw DuckFailures.translate(failed);
        }
    }

    @Override
    public void close() {
        try {
            root.close();
        } catch (SQLException failed) {
            LOG.warn("DuckDB did not close cleanly", failed);
        }
        removeTree(spill);
    }

    /** Removes what engines of processes that no longer run left in the spill folder. */
    public static void sweep(Path spillFolder) {
        if (!Files.isDirectory(spillFolder)) {
            return;
        }
        try (Stream<Path> children = Files.list(spillFolder)) {
            children.filter(DuckEngine::abandoned).forEach(DuckEngine::removeTree);
        } catch (IOException failed) {
            LOG.warn("The spill folder {} cannot be swept: {}", spillFolder, failed.toString());
        }
    }

    private static boolean abandoned(Path folder) {
        String[] parts = folder.getFileName().toString().split("-", 3);
        if (parts.length < 3 || !parts[0].equals("duckdb")) {
            return false;
        }
        try {
            return ProcessHandle.of(Long.parseLong(parts[1])).isEmpty();
        } catch (NumberFormatException notOurs) {
            return false;
        }
    }

    private static void removeTree(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException failed) {
                    LOG.warn("{} could not be removed: {}", file, failed.toString());
                }
            });
        } catch (IOException failed) {
            LOG.warn("{} could not be removed: {}", folder, failed.toString());
        }
    }
}
