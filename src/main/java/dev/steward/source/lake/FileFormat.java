package dev.steward.source.lake;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats Steward opens, told apart by the file's name. */
public enum FileFormat {
    PARQUET("Parquet", ".parquet", ".pq"),
    CSV("CSV", ".csv", ".csv.gz", ".tsv", ".tsv.gz", ".txt", ".txt.gz"),
    JSON("JSON", ".json", ".json.gz", ".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz");

    private final String title;
    private final List<String> endings;

    FileFormat(String title, String... endings) {
        this.title = title;
        this.endings = List.of(endings);
    }

    /** What a person calls it. */
    public String title() {
        return title;
    }

    public static Optional<FileFormat> of(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        for (FileFormat format : values()) {
            if (format.endings.stream().anyMatch(name::endsWith)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
