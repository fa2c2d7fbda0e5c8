package dev.steward.ingest;

import dev.steward.definition.Role;
import dev.steward.files.CrashPoint;
import dev.steward.model.BadInput;
import dev.steward.model.Work;
import dev.steward.source.Appender;
import dev.steward.source.Appender.Existing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Table;

/** One import: read, check, decide, sort, write day by day, commit. Every pass is SQL that spills to disk. */
final class ImportRun {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Which import this is. */
    record Started(String id, Instant at) {
        static Started at(Instant now) {
            return new Started(
                    STAMP.format(now) + "-" + UUID.randomUUID().toString().substring(0, 4), now);
        }
    }

    private final Appender lake;
    private final ImportRequest request;
    private final List<Path> inputs;
    private final Started started;
    private final IpHash hash;
    private final InstantSource clock;
    private final CrashPoint crash;
    private final Work work;
    private final Validation validation;

    ImportRun(
            Appender lake,
            ImportRequest request,
            List<Path> inputs,
            Started started,
            IpHash hash,
            InstantSource clock,
            CrashPoint crash,
            Work work) {
        this.lake = lake;
        this.request = request;
        this.inputs = inputs;
        this.started = started;
        this.hash = hash;
        this.clock = clock;
        this.crash = crash;
        this.work = work;
        this.validation = new Validation(request.rules(), started.at());
    }

    static String by(String id) {
        return "import " + id;
    }

    ImportReport run() {
        List<Existing> foreign = foreign();
        long arrival =
                lake.nextArrival() + foreign.stream().mapToLong(Existing::rows).sum();
        lake.function(Staging.HASH_IP, hash);
        List<StagedFile> files = read();
        crash.reached("read");
        Table<?> checked = check(files);
        Fates.Counts counts = new Fates(lake, StepWork.step(work, 0.5, 0.6, "Looking for duplicates"))
                .decide(checked, anyDay(files), arrival);
        ImportReport report = report(files, checked, counts, arrival);
        if (counts.kept() == 0) {
            new ImportJournal(lake.lake()).write(ImportJournal.State.DONE, report);
            return report;
        }
        List<Appender.Day> days = new NewDays(lake, request.rules(), crash, work)
                .write(Fates.sorted(checked), report.written() / report.days(), foreign);
        crash.reached("written");
        return commit(report, days, arrival + counts.kept());
    }

    /** Files another tool wrote into the lake become files of the lake proper with the first import. */
    private List<Existing> foreign() {
        List<Existing> foreign =
                lake.events().stream().filter(file -> !file.own()).toList();
        for (Existing file : foreign) {
            if (file.project().isEmpty()
                    || file.day().isEmpty()
                    || !LakeRow.COLUMNS.containsAll(lake.columns(file.file(), work))) {
                throw new BadInput(
                        "import.foreign-file",
                        file.file() + " is not a file of this lake's layout.",
                        "Move it out of data/events, then import it like any other file.");
            }
        }
        return foreign;
    }

    private List<StagedFile> read() {
        List<StagedFile> files = new ArrayList<>();
        long first = 1;
        for (int i = 0; i < inputs.size(); i++) {
            Path input = inputs.get(i);
            Work step = StepWork.step(
                    work, 0.4 * i / inputs.size(), 0.4 * (i + 1) / inputs.size(), "Reading " + input.getFileName());
            Path rows = lake.workshop().resolve("rows-" + i + ".parquet");
            Path malformed = lake.workshop().resolve("malformed-" + i + ".parquet");
            Staging staging = new Staging(i, first, request.project(), validation);
            Appender.Taken taken = lake.take(input, request.mapping(), staging::of, rows, malformed, step);
            files.add(new StagedFile(i, input, size(input), rows, malformed, taken));
            first += taken.rows();
        }
        return files;
    }

    private Table<?> check(List<StagedFile> files) {
        Table<?> staged = lake.rows(files.stream().map(StagedFile::rows).toList());
        Work step = StepWork.step(work, 0.4, 0.5, "Checking");
        return Checked.of(lake, staged, clocks(files), request.rules(), validation, step)
                .rows();
    }

    private static boolean clocks(List<StagedFile> files) {
        return maps(files, Role.CLIENT_TIME) || maps(files, Role.RECEIVED_TIME);
    }

    private static boolean anyDay(List<StagedFile> files) {
        return clocks(files) || maps(files, Role.ID);
    }

    private static boolean maps(List<StagedFile> files, Role role) {
        return files.stream().anyMatch(file -> file.taken().mapping().get(role).isPresent());
    }

    private ImportReport report(List<StagedFile> files, Table<?> checked, Fates.Counts counts, long arrival) {
        Work step = StepWork.step(work, 0.6, 0.65, "Counting");
        Accounting accounting = new Accounting(lake, files, checked, step);
        List<ImportReport.Reason> reasons = accounting.reasons();
        long rejected = reasons.stream().mapToLong(ImportReport.Reason::count).sum();
        if (rejected > 0) {
            new Rejects(lake, hash, step).write(started.id(), files, checked);
        }
        crash.reached("rejects");
        Accounting.Gains gains = accounting.gains();
        return new ImportReport(
                started.id(),
                started.at(),
                clock.instant(),
                request.person(),
                accounting.files(),
                accounting.read(),
                counts.kept(),
                counts.accepted() - counts.kept(),
                rejected,
                reasons,
                gains.corrected(),
                gains.sessions(),
                gains.days(),
                lake.generation(),
                lake.generation(),
                counts.kept() == 0
                        ? Optional.empty()
                        : Optional.of(new ImportReport.Places(arrival, arrival + counts.kept())),
                rejected > 0 ? Optional.of(Rejects.path(started.id())) : Optional.empty());
    }

    private ImportReport commit(ImportReport report, List<Appender.Day> days, long nextArrival) {
        ImportJournal journal = new ImportJournal(lake.lake());
        journal.write(ImportJournal.State.COMMITTING, report);
        crash.reached("journal");
        String generation = lake.commit(new Appender.Addition(by(report.id()), days, Optional.empty(), nextArrival));
        ImportReport done = report.committed(generation, clock.instant());
        crash.reached("before-report");
        journal.write(ImportJournal.State.DONE, done);
        crash.reached("reported");
        work.progress(1, "Imported");
        return done;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
