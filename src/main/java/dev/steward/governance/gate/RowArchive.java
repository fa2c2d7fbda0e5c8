package dev.steward.governance.gate;

import dev.steward.files.Sha256;
import dev.steward.governance.archive.Archive;
import dev.steward.governance.retention.RowKeys;
import dev.steward.model.Refused;
import dev.steward.model.Work;
import dev.steward.source.RowLook;
import dev.steward.source.RowRule;
import dev.steward.source.RowText;
import dev.steward.source.lake.RowFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Writes rows of a table to files that are to be archived, and proves of each row read back from there that it is the planned one. */
final class RowArchive {
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9_]+\\.[a-z0-9_]+");

    private final RowFile files;
    private final Path folder;

    RowArchive(RowFile files, Path folder) {
        this.files = files;
        this.folder = folder;
    }

    /**
     * Those rows of a part that go.
     *
     * @param going the file with the keys of all that go
     * @throws Refused when a row read back is not what the plan says
     */
    Archive.Entry write(RowLook look, RowRule rule, String part, Path going, Work work) {
        work.progress(-1, "Writing the rows of " + part + " that go");
        List<RowLook.Column> columns = look.columns(rule, part, work);
        List<String> names =
                RowFile.columns(columns.stream().map(RowLook.Column::name).toList());
        String name = Sha256.of(part).substring(0, 16);
        Path due = folder.resolve(name + ".due.parquet");
        // A name of a database may lead out of the folder, or be another one's on a disk that does not tell cases
        // apart.
        Path file = folder.resolve((PLAIN.matcher(part).matches() ? part : name) + ".parquet");
        files.write(
                due,
                names,
                rows -> look.rows(
                        rule,
                        part,
                        (key, values) -> {
                            List<String> row = new ArrayList<>(List.of(part, key.key(), key.version(), key.hash()));
                            row.addAll(values);
                            rows.add(row);
                        },
                        work),
                work);
        files.keep(due, names, going, file, work);
        long rows = proved(part, names, file, work);
        try {
            Files.delete(due);
            return new Archive.Entry(
                    file.getFileName().toString(),
                    RowKeys.digest(file),
                    rows,
                    Files.size(file),
                    name + ".parquet.sealed",
                    columns.stream()
                            .map(column -> new Archive.Column(column.name(), column.type()))
                            .toList());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** How many rows it holds, each of which has the hash that the server made of it. */
    private long proved(String part, List<String> names, Path file, Work work) {
        int keys = RowFile.KEY.size();
        long[] rows = {0};
        files.read(
                file,
                names,
                values -> {
                    if (!RowText.hash(values.subList(keys, values.size())).equals(values.get(keys - 1))) {
                        throw new Refused(
                                "archive-broken",
                                "A row of " + part + " read back from its archive is not the one that was written.",
                                "Nothing was removed. Look after the disk, and run the plan again.");
                    }
                    rows[0]++;
                },
                work);
        return rows[0];
    }
}
