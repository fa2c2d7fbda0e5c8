package dev.steward.audit;

import dev.steward.model.Anchor;
import dev.steward.model.Work;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a log from its first entry on, trusting nothing it says. */
final class Verifier {
    private final List<Path> files;
    private final Segments.Tail tail;
    private final Set<Long> wanted;
    private final Optional<String> log;
    private final Work work;

    private final List<Long> clockSetBack = new ArrayList<>();
    private final List<Long> redacted = new ArrayList<>();
    private final List<Long> unsigned = new ArrayList<>();
    private final List<Long> foreign = new ArrayList<>();
    private final Map<Long, Found> found = new HashMap<>();
    private final Announced announced = new Announced();
    private long checkpoints;
    private Head head = Head.EMPTY;
    private Optional<Instant> time = Optional.empty();

    /** What stands at a place that an anchor names. */
    record Found(String hash, Instant time) {}

    /**
     * @param wanted places to be remembered, for anchors
     * @param log whose checkpoints belong into this log
     */
    Verifier(List<Path> files, Segments.Tail tail, Set<Long> wanted, Optional<String> log, Work work) {
        this.files =
                files.stream().filter(file -> file.compareTo(tail.file()) <= 0).toList();
        this.tail = tail;
        this.wanted = Set.copyOf(wanted);
        this.log = log;
        this.work = work;
    }

    Verification verify() {
        Optional<Fault> fault = Optional.empty();
        for (int i = 0; i < files.size() && fault.isEmpty(); i++) {
            work.progress(i / (double) files.size(), files.get(i).getFileName().toString());
            fault = verify(files.get(i));
        }
        return new Verification(
                head,
                fault,
                tail.torn(),
                clockSetBack,
                redacted,
                new Verification.Checkpoints(checkpoints, unsigned, foreign),
                announced.open());
    }

    /** By the places wanted; those that the log does not reach are missing. */
    Map<Long, Found> found() {
        return Map.copyOf(found);
    }

    private Optional<Fault> verify(Path file) {
        for (byte[] bytes : lines(file)) {
            work.checkCancelled();
            Optional<Line> line = Line.parse(bytes);
            if (!line.map(this::holds).orElse(false)) {
                return Optional.of(diagnosis(line));
            }
            Recorded entry = line.orElseThrow().recorded(time);
            if (entry.clockSetBack()) {
                clockSetBack.add(entry.sequence());
            }
            if (entry.payload().isEmpty()) {
                redacted.add(entry.sequence());
            }
            if (entry.action().equals(Seal.CHECKPOINT)) {
                checkpoint(entry);
            }
            announced.see(entry);
            head = line.orElseThrow().head();
            if (wanted.contains(entry.sequence())) {
                found.put(entry.sequence(), new Found(entry.hash(), entry.time()));
            }
            time = Optional.of(entry.time());
        }
        return Optional.empty();
    }

    /** A checkpoint says what the log was before it; {@link #head} still is that. */
    private void checkpoint(Recorded entry) {
        checkpoints++;
        if (entry.payload().isEmpty()) {
            return;
        }
        Optional<Anchor> anchor = AnchorLine.of(entry.payload().get().details());
        boolean holds = anchor.filter(Seal::holds)
                .filter(signed -> new Head(signed.count(), signed.hash()).equals(head))
                .isPresent();
        if (!holds) {
            unsigned.add(entry.sequence());
        } else if (!anchor.map(Anchor::log).equals(log)) {
            foreign.add(entry.sequence());
        }
    }

    private boolean holds(Line line) {
        return line.hashHolds() && line.payloadHolds() && line.follows(head);
    }

    /** Reads the log once more, to tell from what surrounds the bad entry what was done to it. */
    private Fault diagnosis(Optional<Line> bad) {
        Diagnosis diagnosis = new Diagnosis(head, bad);
        for (Path file : files) {
            for (byte[] bytes : lines(file)) {
                work.checkCancelled();
                diagnosis.see(Line.parse(bytes));
            }
        }
        return diagnosis.fault();
    }

    private List<byte[]> lines(Path file) {
        return Segments.lines(file, file.equals(tail.file()) ? tail.offset() : Long.MAX_VALUE);
    }
}
