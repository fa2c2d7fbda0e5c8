package dev.steward;

import dev.steward.files.CrashPoint;
import dev.steward.governance.archive.Archive;
import dev.steward.governance.archive.ArchiveStanding;
import dev.steward.governance.gate.ChangeState;
import dev.steward.governance.gate.Place;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.governance.policy.EndOfArchives;
import dev.steward.model.Work;
import dev.steward.testing.Made;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A home with two archives: the first ten days, kept for three years, and the ten after, by a policy that keeps archives a month. */
final class ArchiveGround {
    static final Instant LATER = Instant.parse("2026-06-01T12:00:00Z");
    final GateGround gate;
    final String kept;
    final String over;
    private final Path folder;

    private ArchiveGround(Path folder, GateGround gate, String kept, String over) {
        this.folder = folder;
        this.gate = gate;
        this.kept = kept;
        this.over = over;
    }

    private static final Map<String, String> IDS = new HashMap<>();

    /** In a folder of its own; one at a time in a process. */
    static ArchiveGround begin() {
        Path folder = Made.again("two archives", ArchiveGround::make);
        GateGround gate = new GateGround(folder);
        gate.now = LATER;
        return new ArchiveGround(
                folder, gate, Objects.requireNonNull(IDS.get("kept")), Objects.requireNonNull(IDS.get("over")));
    }

    private static void make(Path folder) {
        GateGround gate = new GateGround(folder).begin();
        IDS.put("kept", removed(gate));
        gate.keep(GateGround.POLICY
                .replace("keep: 3 years", "keep: 1 month")
                .replace("keep: 30 days", "keep: 20 days")
                .concat("limits: {percent: 90}\n"));
        IDS.put("over", removed(gate));
    }

    Path folder() {
        return folder;
    }

    /** The same home, with places at which a test can end what is done. */
    ArchiveGround at(CrashPoint crash) {
        GateGround again = new GateGround(folder, crash);
        again.now = gate.now;
        return new ArchiveGround(folder, again, kept, over);
    }

    private static String removed(GateGround gate) {
        PlanDocument plan = gate.request();
        gate.governance.gate().run(plan, gate.approve(plan), gate.as("ana"), Work.unobserved());
        return plan.shortDigest();
    }

    PlanDocument request(Optional<String> reason, Optional<Long> rows, String... archives) {
        return gate.governance
                .gate()
                .request(
                        new EndOfArchives(reason),
                        new Place.Archives(List.of(archives)),
                        rows,
                        gate.as("ana"),
                        Work.unobserved());
    }

    PlanDocument request() {
        return request(Optional.empty(), Optional.empty());
    }

    ChangeState run(PlanDocument plan) {
        return gate.governance.gate().run(plan, gate.approve(plan), gate.as("ana"), Work.unobserved());
    }

    ArchiveStanding standing(String archive) {
        Archive found = gate.governance.archives().find(archive);
        return gate.governance.archives().standing(found, gate.now);
    }

    Path place(String archive) {
        return gate.governance.archives().folder().resolve(archive);
    }

    Path key(String archive) {
        return folder.resolve("home/config/keys/archive-" + archive + ".key");
    }

    List<String> files(String archive) {
        try (Stream<Path> files = Files.list(place(archive))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
