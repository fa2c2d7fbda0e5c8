package dev.steward.ingest;

import dev.steward.audit.AuditLog;
import dev.steward.audit.Entry;
import dev.steward.files.CrashPoint;
import dev.steward.model.BadInput;
import dev.steward.model.Failure;
import dev.steward.model.Value;
import dev.steward.model.Work;
import dev.steward.source.Appender;
import dev.steward.source.lake.LakeFolder;
import dev.steward.source.lake.SourceFiles;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Brings files into a lake. What is added becomes visible in one step, or not at all; killed half-way, the next import
 * finishes or clears away. The audit log knows of an import before it begins: when it cannot be written, none does.
 */
public final class Importer {
    private final Appender.Desk desk;
    private final Supplier<byte[]> ipKey;
    private final AuditLog audit;
    private final InstantSource clock;
    private final CrashPoint crash;

    /** @param ipKey the key of the pseudonyms that stand in a lake instead of IP addresses */
    public Importer(Appender.Desk desk, Supplier<byte[]> ipKey, AuditLog audit, InstantSource clock) {
        this(desk, ipKey, audit, clock, CrashPoint.NONE);
    }

    /** With places at which a test can end the process. */
    Importer(Appender.Desk desk, Supplier<byte[]> ipKey, AuditLog audit, InstantSource clock, CrashPoint crash) {
        this.desk = desk;
        this.ipKey = ipKey;
        this.audit = audit;
        this.clock = clock;
        this.crash = crash;
    }

    /**
     * Imports.
     *
     * @throws dev.steward.model.SourceUnavailable when a file cannot be read
     * @throws dev.steward.model.BadInput when the mapping does not fit a file
     * @throws dev.steward.model.StorageFailed when the disk is full, the lake may not be written, or somebody else is
     *     adding to it; nothing was added then
     * @throws dev.steward.model.Cancelled soon after {@code work} is cancelled; nothing was added then
     */
    public ImportReport run(ImportRequest request, Work work) {
        Path lake = request.into().toAbsolutePath().normalize();
        List<Path> inputs = request.files().stream().flatMap(Importer::inputs).toList();
        ImportRun.Started started = ImportRun.Started.at(clock.instant());
        try (Appender appender = desk.open(lake, inputs, "import by " + request.person())) {
            new Recovery(appender, audit, clock).run();
            record(
                    request,
                    "import.started",
                    lake,
                    Map.of("import", Value.of(started.id()), "files", Value.of(inputs.size())));
            crash.reached("started");
            try {
                IpHash hash = new IpHash(ipKey.get());
                ImportReport report = new ImportRun(appender, request, inputs, started, hash, clock, crash, work).run();
                record(request, "import.finished", lake, figures(report));
                return report;
            } catch (RuntimeException failed) {
                record(
                        request,
                        "import.failed",
                        lake,
                        Map.of("import", Value.of(started.id()), "reason", Value.of(code(failed))));
                throw FullDisk.explain(failed, lake, inputs);
            }
        }
    }

    private static Stream<Path> inputs(Path file) {
        if (LakeFolder.isLake(file)) {
            throw new BadInput(
                    "import.lake",
                    file + " is a lake already.",
                    "Open it as it is, or import the files it was made of into the other lake.");
        }
        return SourceFiles.find(file).files().stream().map(SourceFiles.SourceFile::path);
    }

    private void record(ImportRequest request, String action, Path lake, Map<String, Value> details) {
        audit.append(new Entry(request.person(), action, lake.toString(), details));
    }

    static Map<String, Value> figures(ImportReport report) {
        return Map.of(
                "import", Value.of(report.id()),
                "read", Value.of(report.read()),
                "written", Value.of(report.written()),
                "duplicates", Value.of(report.duplicates()),
                "rejected", Value.of(report.rejected()),
                "days", Value.of(report.days()),
                "generation", Value.of(report.generationAfter()));
    }

    static String code(RuntimeException failed) {
        return failed instanceof Failure failure ? failure.code() : "unexpected";
    }
}
