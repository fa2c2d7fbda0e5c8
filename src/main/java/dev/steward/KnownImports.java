package dev.steward;

import dev.steward.governance.gate.Imports;
import dev.steward.ingest.ImportHistory;
import dev.steward.ingest.ImportReport;
import dev.steward.ingest.TakenBack;
import java.nio.file.Path;
import java.time.Instant;

/** The history of a lake's imports, for the gate. */
final class KnownImports implements Imports {
    @Override
    public Places find(Path lake, String id) {
        ImportReport.Places places = ImportHistory.places(lake, id);
        return new Places(places.from(), places.to());
    }

    @Override
    public void takenBack(Path lake, String id, String plan, String person, Instant at, long rows) {
        ImportHistory.takenBack(lake, id, new TakenBack(plan, person, at, rows));
    }
}
