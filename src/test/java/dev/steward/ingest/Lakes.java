package dev.steward.ingest;

import dev.steward.audit.AuditLog;
import dev.steward.definition.IdentityColumns;
import dev.steward.definition.Mapping;
import dev.steward.files.CrashPoint;
import dev.steward.model.Work;
import dev.steward.source.lake.EngineLimits;
import dev.steward.source.lake.Identities;
import dev.steward.source.lake.IdentityFile;
import dev.steward.source.lake.LakeDesk;
import dev.steward.source.lake.LakeFolder;
import dev.steward.source.lake.LocalSources;
import dev.steward.source.lake.SourceFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A lake to be, the files for it, and a look at it from outside: by a DuckDB of its own that knows nothing of manifests. */
final class Lakes {
    static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);

    private final Path folder;
    private final Path disk;
    private final CrashPoint crash;
    private ImportRules rules = ImportRules.defaults();

    Lakes(Path folder) {
        this(folder, CrashPoint.NONE);
    }

    Lakes(Path folder, CrashPoint crash) {
        this(folder, folder, crash);
    }

    /** A lake on another disk than everything else. */
    Lakes(Path folder, Path disk) {
        this(folder, disk, CrashPoint.NONE);
    }

    private Lakes(Path folder, Path disk, CrashPoint crash) {
        this.folder = folder;
        this.disk = disk;
        this.crash = crash;
    }

    Path path() {
        return disk.resolve("lake");
    }

    Lakes rules(ImportRules other) {
        rules = other;
        return this;
    }

    Importer importer() {
        return importer(audit());
    }

    Importer importer(AuditLog audit) {
        return new Importer(desk(), KEY::clone, audit, InstantSource.fixed(NOW), crash);
    }

    private LakeDesk desk() {
        return new LakeDesk(this::limits, InstantSource.fixed(NOW), crash);
    }

    private EngineLimits limits() {
        return new EngineLimits(800_000_000, 2, folder.resolve("spill"));
    }

    IdentityReport identities(Identity... identities) {
        return new IdentityImporter(desk(), audit(), InstantSource.fixed(NOW))
                .add(path(), List.of(identities), "ada", Work.unobserved());
    }

    List<Identities.Merge> merges() {
        return Identities.list(limits(), new LakeFolder(path()).current(), Work.unobserved());
    }

    /** Reads a file of identities, as a command would. */
    List<Identity> readIdentities(Path file, String mapping) {
        Optional<Mapping> columns =
                Optional.of(mapping).filter(text -> !text.isEmpty()).map(IdentityColumns::parse);
        try (LocalSources.Prepared prepared = new LocalSources(limits(), name -> Optional.empty())
                .prepare(SourceFiles.find(file), Work.unobserved())) {
            return IdentityReader.read(IdentityFile.read(prepared, columns, Work.unobserved()), NOW);
        }
    }

    AuditLog audit() {
        return new AuditLog(folder.resolve("audit"), InstantSource.fixed(NOW));
    }

    Path file(String name, String... lines) {
        try {
            return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    ImportRequest request(String mapping, Path... files) {
        return new ImportRequest(
                List.of(files),
                path(),
                mapping.isEmpty() ? Optional.empty() : Optional.of(Mapping.parse(mapping)),
                "shop",
                "ada",
                rules);
    }

    ImportReport add(String mapping, Path... files) {
        return importer().run(request(mapping, files), Work.unobserved());
    }

    ImportReport add(Path... files) {
        return add("user=user,event=event,ts=ts", files);
    }

    /** The Parquet files below data, by their paths there. */
    List<String> files() {
        Path data = path().resolve("data");
        if (!Files.exists(data)) {
            return List.of();
        }
        try (Stream<Path> tree = Files.walk(data)) {
            return tree.filter(Files::isRegularFile)
                    .map(file -> data.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What another tool sees: the answer to a query over all files, in which {@code lake} stands for them. */
    List<String> sql(String query) {
        return plain(query.replace(
                "lake", "read_parquet('" + path().resolve("data") + "/events/**/*.parquet', filename = true)"));
    }

    /** The rows of any query, their columns joined by a bar. */
    static List<String> plain(String query) {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("set timezone = 'UTC'");
            if (!statement.execute(query)) {
                return rows;
            }
            try (ResultSet result = statement.getResultSet()) {
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                    List<String> cells = new ArrayList<>();
                    for (int column = 1; column <= columns; column++) {
                        cells.add(String.valueOf(result.getString(column)));
                    }
                    rows.add(String.join("|", cells));
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return rows;
    }

    List<String> rejects(ImportReport report) {
        try {
            return Files.readAllLines(path().resolve(report.rejectsFile().orElseThrow()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
