package dev.steward.ingest;

import dev.steward.files.SafeFiles;
import dev.steward.files.WriteFailures;
import dev.steward.model.DerivedData;
import dev.steward.model.Work;
import dev.steward.source.Appender.Part;
import dev.steward.source.lake.LakeLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Days that were taken from a warehouse and are not part of the lake yet, in {@code _steward/taking}: whoever is killed goes on behind
 * them. A day counts once its file is complete, on disk and written down.
 */
public final class StagedDays implements DerivedData {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /**
     * What is written down.
     *
     * @param choice what is taken, into which generation of the lake: only the same goes on
     * @param at the state of the warehouse that the first day was taken from
     * @param mark see {@link dev.steward.source.Origin#mark}
     * @param known rows that the lake had already
     */
    record Begun(
            String choice,
            Instant started,
            Instant at,
            Optional<Long> mark,
            long known,
            List<Day> days,
            List<String> leftOut,
            List<String> hashed) {
        Begun {
            days = List.copyOf(days);
            leftOut = List.copyOf(leftOut);
            hashed = List.copyOf(hashed);
        }

        long rows() {
            return days.stream().mapToLong(Day::rows).sum();
        }

        Optional<LocalDate> last() {
            return days.stream().map(Day::day).max(Comparator.naturalOrder());
        }
    }

    /** @param file its name in the folder */
    record Day(LocalDate day, String file, long rows, long bytes, String sha256, long first, long last) {
        static Day of(LocalDate day, Part part) {
            return new Day(
                    day,
                    String.valueOf(part.file().getFileName()),
                    part.rows(),
                    part.bytes(),
                    part.sha256(),
                    part.first(),
                    part.last());
        }

        Part in(Path folder) {
            return new Part(folder.resolve(file), rows, bytes, sha256, first, last);
        }
    }

    private final Path lake;
    private final Path folder;

    public StagedDays(Path lake) {
        this.lake = lake.toAbsolutePath().normalize();
        this.folder = LakeLayout.kept(this.lake);
    }

    Path folder() {
        return folder;
    }

    private Path document() {
        return folder.resolve("taking.json");
    }

    /** What an interrupted run of the same choice has taken, as far as its files are whole. */
    Optional<Begun> begun(String choice) {
        try {
            Begun begun = MAPPER.readValue(Files.readAllBytes(document()), Begun.class);
            List<Day> whole = new ArrayList<>();
            for (Day day : begun.days()) {
                Path file = folder.resolve(day.file());
                if (!Files.exists(file) || Files.size(file) != day.bytes()) {
                    break;
                }
                whole.add(day);
            }
            return Optional.of(begun)
                    .filter(found -> found.choice().equals(choice) && !whole.isEmpty())
                    .map(found -> new Begun(
                            choice,
                            found.started(),
                            found.at(),
                            found.mark(),
                            found.known(),
                            whole,
                            found.leftOut(),
                            found.hashed()));
        } catch (IOException | JacksonException none) {
            return Optional.empty();
        }
    }

    /** Makes the folder, for files and {@link #write}. */
    void open() {
        SafeFiles.privateFolder(folder);
    }

    void write(Begun begun) {
        SafeFiles.write(
                document(),
                (MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(begun) + "\n")
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** Removes all of it; harmless when there is nothing. Returns how many files went. */
    long clear() {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            List<Path> files = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            SafeFiles.sync(SafeFiles.folderOf(folder));
            return files.size() - 1L;
        } catch (IOException failed) {
            throw WriteFailures.of(folder, failed);
        }
    }

    @Override
    public String name() {
        return "days taken from a warehouse that are not yet part of " + lake;
    }

    /** Removes all of it, whoever is in there: what is asked for again is taken again. */
    @Override
    public long forget(Collection<String> people, Work work) {
        return people.isEmpty() ? 0 : clear();
    }
}
