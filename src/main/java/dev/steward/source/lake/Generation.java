package dev.steward.source.lake;

import dev.steward.model.SourceUnavailable;
import dev.steward.source.Origin;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * One state of a lake as it is written down: every file, complete. It is never changed; the next state is a new document.
 *
 * @param format of the document; a newer one than {@link #FORMAT} is not read
 * @param by what made it, such as {@code import 20260102T030405Z-1f3a}
 * @param taken which state of a warehouse it is; older documents do not speak of it
 * @param removals every change that has ever removed files, oldest first; older documents do not speak of it
 */
record Generation(
        int format,
        long number,
        String by,
        Instant at,
        long nextArrival,
        List<FileEntry> events,
        List<FileEntry> identities,
        Optional<Origin> taken,
        List<String> removals) {
    static final int FORMAT = 1;
    static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    Generation {
        events = List.copyOf(events);
        identities = List.copyOf(identities);
        taken = Objects.requireNonNullElse(taken, Optional.empty());
        removals = List.copyOf(Objects.requireNonNullElse(removals, List.of()));
    }

    static Generation read(byte[] json, Path file) {
        Generation read;
        try {
            read = MAPPER.readValue(json, Generation.class);
        } catch (JacksonException broken) {
            throw damaged(file, broken.getOriginalMessage());
        }
        if (read.format > FORMAT) {
            throw new SourceUnavailable(
                    "lake-newer",
                    file + " was written by a newer Steward (format " + read.format + ").",
                    "Open the lake with that version or a later one.");
        }
        return read;
    }

    byte[] json() {
        return (MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    String fileName() {
        return fileName(number);
    }

    static String fileName(long number) {
        return String.format(Locale.ROOT, "%08d.json", number);
    }

    LakeSnapshot snapshot(Path lake, String sha256) {
        return new LakeSnapshot(
                lake,
                name(sha256),
                events.stream().map(file -> file.in(lake)).toList(),
                identities.stream()
                        .map(file -> Superseded.find(lake, file.path()))
                        .toList(),
                taken);
    }

    /** Names this state: the number alone would not tell a lake from one that was made anew in its place. */
    String name(String sha256) {
        return number + "-" + sha256.substring(0, 8);
    }

    static SourceUnavailable damaged(Path file, String why) {
        return new SourceUnavailable(
                "lake-damaged",
                "The lake's list of files, " + file + ", is damaged: " + why + ".",
                "Restore the lake's _steward folder from a backup.");
    }
}
