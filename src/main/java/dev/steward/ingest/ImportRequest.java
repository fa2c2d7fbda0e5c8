package dev.steward.ingest;

import dev.steward.definition.Mapping;
import dev.steward.model.BadInput;
import dev.steward.source.lake.LakeLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is to be imported.
 *
 * @param files files, or folders of files, of Parquet, CSV, JSON or JSON lines (text also as .gz)
 * @param into the lake; made when it is missing
 * @param mapping which columns are what; guessed for each file when absent
 * @param project whose events these are, unless the mapping says it for each row; names a folder
 * @param person who imports, for the history and the audit log
 */
public record ImportRequest(
        List<Path> files, Path into, Optional<Mapping> mapping, String project, String person, ImportRules rules) {
    public ImportRequest {
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new BadInput("import.no-files", "There is nothing to import.", "Name at least one file.");
        }
        LakeLayout.checkedProject(project);
    }
}
