package dev.steward.ingest;

import dev.steward.audit.AuditLog;
import dev.steward.audit.Entry;
import dev.steward.files.SafeFiles;
import dev.steward.source.Appender;
import java.time.InstantSource;

/** Ends the reports of imports that were killed: finished, when their events are in the lake, else gone. */
final class Recovery {
    private final Appender lake;
    private final AuditLog audit;
    private final InstantSource clock;

    Recovery(Appender lake, AuditLog audit, InstantSource clock) {
        this.lake = lake;
        this.audit = audit;
        this.clock = clock;
    }

    void run() {
        ImportJournal journal = new ImportJournal(lake.lake());
        for (ImportJournal.Written written : journal.all()) {
            if (written.state() == ImportJournal.State.COMMITTING) {
                end(journal, written.report());
            }
        }
    }

    private void end(ImportJournal journal, ImportReport report) {
        if (lake.madeBy().equals(ImportRun.by(report.id())) || lake.madeBy().equals(OfflineRun.by(report.id()))) {
            String action = lake.madeBy().equals(ImportRun.by(report.id())) ? "import.finished" : "offline.finished";
            ImportReport done = report.committed(lake.generation(), clock.instant());
            journal.write(ImportJournal.State.DONE, done);
            audit.append(new Entry(report.person(), action, lake.lake().toString(), Importer.figures(done)));
            return;
        }
        report.rejectsFile().ifPresent(path -> SafeFiles.delete(lake.lake().resolve(path)));
        journal.remove(report.id());
    }
}
