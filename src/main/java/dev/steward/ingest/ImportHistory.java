package dev.steward.ingest;

import dev.steward.model.BadInput;
import dev.steward.source.lake.LakeFolder;
import java.nio.file.Path;
import java.util.List;

/** Who brought what into a lake, and when, and what of it was taken back. */
public final class ImportHistory {
    /**
     * An import.
     *
     * @param takenBack by which plans, the oldest first; none: it stands
     */
    public record Brought(ImportReport report, List<TakenBack> takenBack) {
        public Brought {
            takenBack = List.copyOf(takenBack);
        }

        public long rowsTakenBack() {
            return takenBack.stream().mapToLong(TakenBack::rows).sum();
        }
    }

    private ImportHistory() {}

    /** The reports of all imports into a lake, oldest first; none for a folder that is no lake. */
    public static List<ImportReport> list(Path lake) {
        return all(lake).stream().map(Brought::report).toList();
    }

    /** The same, with what was taken back. */
    public static List<Brought> all(Path lake) {
        ImportJournal journal = journal(lake);
        return journal.all().stream()
                .filter(written -> written.state() == ImportJournal.State.DONE)
                .map(ImportJournal.Written::report)
                .map(report -> new Brought(report, journal.takenBack(report.id())))
                .toList();
    }

    /**
     * Where the events of an import stand in the order of import.
     *
     * @throws BadInput when there is no such import, or nothing says which events are its own
     */
    public static ImportReport.Places places(Path lake, String id) {
        ImportReport report = list(lake).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new BadInput(
                        "import.unknown",
                        "There is no import " + id + " in the history of " + lake + ".",
                        "steward imports list --source " + lake + " shows them."));
        if (LakeFolder.isLake(lake) && new LakeFolder(lake).current().taken().isPresent()) {
            throw new BadInput(
                    "import.taken",
                    lake
                            + " was taken from a warehouse, whose rows have numbers of their own: nothing says which events are those of the import.",
                    "Take it offline anew into another folder.");
        }
        ImportReport.Places places = report.places()
                .orElseThrow(() -> new BadInput(
                        "import.no-places",
                        report.written() == 0
                                ? "The import " + id + " has added nothing."
                                : "The import " + id
                                        + " was made by an earlier Steward, which did not write down which events were its own.",
                        "There is nothing that could be taken back by itself."));
        if (places.to() - places.from() != report.written()) {
            throw new BadInput(
                    "import.contradicts",
                    "The history of the import " + id + " contradicts itself: it has added " + report.written()
                            + " events, and names " + (places.to() - places.from()) + " places.",
                    "Find out who changed it, and restore it from a backup.");
        }
        return places;
    }

    /** Writes down that an import was taken back; whoever calls holds the lake's lock. Doing it again is harmless. */
    public static void takenBack(Path lake, String id, TakenBack back) {
        journal(lake).write(id, back);
    }

    private static ImportJournal journal(Path lake) {
        return new ImportJournal(lake.toAbsolutePath().normalize());
    }
}
