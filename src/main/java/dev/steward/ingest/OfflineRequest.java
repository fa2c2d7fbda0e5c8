package dev.steward.ingest;

import dev.steward.source.Selection;
import dev.steward.source.lake.LakeLayout;
import dev.steward.workspace.SavedConnection;
import java.nio.file.Path;

/**
 * What is to be taken offline.
 *
 * @param from the warehouse and its table
 * @param into the lake: a new or empty folder
 * @param person who takes it, for the history and the audit log
 */
public record OfflineRequest(SavedConnection from, Path into, Selection selection, String person) {
    public OfflineRequest {
        LakeLayout.checkedProject(selection.project());
    }
}
