package dev.steward.source.lake;

import dev.steward.files.CrashPoint;
import dev.steward.files.SafeFiles;
import dev.steward.files.Sha256;
import dev.steward.files.WriteFailures;
import dev.steward.model.BadInput;
import dev.steward.source.Appender.Addition;
import dev.steward.source.Appender.Day;
import dev.steward.source.Appender.Part;
import dev.steward.source.LakeContents;
import dev.steward.source.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a lake holds while an appender works on it, and how the next generation is made of it. */
final class LakeState {
    private static final Logger LOG = LoggerFactory.getLogger(LakeState.class);
    private static final long FIRST_ARRIVAL = 1;

    private final Path folder;
    private final Manifest manifest;
    private final InstantSource clock;
    private final CrashPoint crash;
    private Generation now;
    private String name;

    private LakeState(
            Path folder, Manifest manifest, Generation now, String name, InstantSource clock, CrashPoint crash) {
        this.folder = folder;
        this.manifest = manifest;
        this.now = now;
        this.name = name;
        this.clock = clock;
        this.crash = crash;
    }

    /** Carries out what was decided before, then looks; a lake without a manifest is as {@code adopted} says. */
    static LakeState look(
            Path folder, InstantSource clock, CrashPoint crash, Function<Path, LakeListing.Found> adopted) {
        Manifest manifest = new Manifest(folder);
        PendingCommit.find(folder).ifPresent(pending -> pending.carryOut(folder, manifest, crash));
        Optional<String> pointer = manifest.pointer();
        if (pointer.isPresent()) {
            Generation now = manifest.generation(pointer.get())
                    .orElseThrow(() -> Generation.damaged(
                            LakeLayout.own(folder).resolve("current"), "the generation it names is missing"));
            String name = manifest.snapshot(pointer.get()).orElseThrow().generation();
            Superseded.sweep(folder, now.number(), clock.instant());
            manifest.sweep(now.number());
            return new LakeState(folder, manifest, now, name, clock, crash);
        }
        LakeListing.Found found = adopted.apply(folder);
        Generation none = new Generation(
                Generation.FORMAT,
                0,
                "",
                clock.instant(),
                FIRST_ARRIVAL,
                found.events(),
                found.identities(),
                Optional.empty(),
                List.of());
        return new LakeState(folder, manifest, none, "", clock, crash);
    }

    Path folder() {
        return folder;
    }

    Path workshop() {
        return LakeLayout.own(folder).resolve("work");
    }

    String generation() {
        return name;
    }

    String madeBy() {
        return now.by();
    }

    Optional<Origin> taken() {
        return now.taken();
    }

    LakeContents contents() {
        return LakeFiles.of(folder, name, now);
    }

    List<FileEntry> events() {
        return now.events();
    }

    List<FileEntry> identities() {
        return now.identities();
    }

    long nextArrival() {
        return now.nextArrival();
    }

    /** Decides the next generation, then moves everything into its place. */
    String commit(Addition addition) {
        Map<String, FileEntry> events = now.events().stream().collect(Collectors.toMap(FileEntry::path, file -> file));
        List<PendingCommit.Move> moves = new ArrayList<>();
        List<String> superseded = new ArrayList<>();
        for (Day day : addition.days()) {
            List<FileEntry> added = files(day, events, moves);
            day.replaced().forEach(events::remove);
            superseded.addAll(day.replaced());
            added.forEach(file -> events.put(file.path(), file));
        }
        List<FileEntry> identities = addition.identities()
                .map(part -> identities(part, moves, superseded))
                .orElse(now.identities());
        Generation next = new Generation(
                Generation.FORMAT,
                now.number() + 1,
                addition.by(),
                clock.instant(),
                addition.nextArrival(),
                events.values().stream()
                        .sorted(Comparator.comparing(FileEntry::path))
                        .toList(),
                identities,
                addition.taken().or(now::taken),
                now.removals());
        return commit(next, moves, superseded);
    }

    /** The next generation is this one without some of its event files. */
    String remove(String by, String change, Set<String> paths) {
        List<FileEntry> left = now.events().stream()
                .filter(file -> !paths.contains(file.path()))
                .toList();
        if (left.size() + paths.size() != now.events().size()) {
            throw new IllegalArgumentException("not all of these files are in the lake");
        }
        Generation next = new Generation(
                Generation.FORMAT,
                now.number() + 1,
                by,
                clock.instant(),
                now.nextArrival(),
                left,
                now.identities(),
                now.taken(),
                Stream.concat(now.removals().stream(), Stream.of(change)).toList());
        return commit(next, List.of(), List.copyOf(paths));
    }

    private String commit(Generation next, List<PendingCommit.Move> moves, List<String> superseded) {
        PendingCommit pending = new PendingCommit(next, moves, superseded);
        pending.decide(folder);
        crash.reached("decided");
        pending.carryOut(folder, manifest, crash);
        now = next;
        name = next.name(Sha256.of(next.json()));
        return name;
    }

    private List<FileEntry> files(Day day, Map<String, FileEntry> events, List<PendingCommit.Move> moves) {
        long before = day.replaced().stream()
                .mapToLong(path -> Optional.ofNullable(events.get(path))
                        .filter(file -> LakeLayout.project(path).equals(Optional.of(day.project()))
                                && LakeLayout.day(path).equals(Optional.of(day.day())))
                        .orElseThrow(() -> new IllegalArgumentException(path + " is not a file of that day"))
                        .rows())
                .sum();
        long after = day.parts().stream().mapToLong(Part::rows).sum();
        if (after < before) {
            throw new IllegalArgumentException(
                    "an appender only adds: " + day.day() + " would fall from " + before + " to " + after + " rows");
        }
        int next = LakeLayout.highestNumber(events.keySet(), day.project(), day.day()) + 1;
        if (day.parts().size() > 1) {
            next = Math.max(next, 1);
        }
        List<FileEntry> added = new ArrayList<>();
        for (Part part : day.parts()) {
            String path = unused(LakeLayout.dayFile(day.project(), day.day(), next++));
            added.add(entry(part, path));
            moves.add(move(part, path));
        }
        return added;
    }

    // Something that no generation names may stand there: never overwrite it.
    private String unused(String path) {
        if (Files.exists(folder.resolve(path))) {
            throw new BadInput(
                    "import.unknown-file",
                    folder.resolve(path) + " is not known to the lake's list of files.",
                    "Move it out of the lake, then import it like any other file.");
        }
        return path;
    }

    private List<FileEntry> identities(Part part, List<PendingCommit.Move> moves, List<String> superseded) {
        List<String> before = now.identities().stream().map(FileEntry::path).toList();
        String path = unused(LakeLayout.identitiesFile(LakeLayout.highestIdentitiesNumber(before) + 1));
        moves.add(move(part, path));
        superseded.addAll(before);
        return List.of(entry(part, path));
    }

    private static FileEntry entry(Part part, String path) {
        return new FileEntry(path, part.rows(), part.bytes(), part.sha256(), part.first(), part.last(), true);
    }

    private PendingCommit.Move move(Part part, String path) {
        String from = LakeLayout.own(folder).relativize(part.file()).toString().replace('\\', '/');
        return new PendingCommit.Move(from, path);
    }

    /** An empty place for work in progress. */
    void clearWorkshop() {
        try {
            Moves.removeTree(workshop());
        } catch (IOException failed) {
            throw WriteFailures.of(workshop(), failed);
        }
        SafeFiles.privateFolder(workshop());
    }

    /** Removes work in progress, unless a decided commit still needs it. */
    void clearAway() {
        if (PendingCommit.exists(folder)) {
            return;
        }
        try {
            Moves.removeTree(workshop());
        } catch (IOException failed) {
            LOG.warn("{} could not be cleared away: {}", workshop(), failed.toString());
        }
    }
}
