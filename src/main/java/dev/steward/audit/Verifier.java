package dev.steward.audit;

import dev.steward.model.Work;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a log from its first entry on, trusting nothing it says. */
final class Verifier {
    private final List<Path> files;
    private final Segments.Tail tail;
    private final Work work;

    private final List<Long> clockSetBack = new ArrayList<>();
    private final List<Long> redacted = new ArrayList<>();
    private Head head = Head.EMPTY;
    private Optional<Instant> time = Optional.empty();

    Verifier(List<Path> files, Segments.Tail tail, Work work) {
        this.files =
                files.stream().filter(file -> file.compareTo(tail.file()) <= 0).toList();
        this.tail = tail;
        this.work = work;
    }

    Verification verify() {
        Optional<Fault> fault = Optional.empty();
        for (int i = 0; i < files.size() && fault.isEmpty(); i++) {
            work.progress(i / (double) files.size(), files.get(i).getFileName().toString());
            fault = verify(files.get(i));
        }
        return new Verification(head, fault, tail.torn(), clockSetBack, redacted);
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
            head = line.orElseThrow().head();
            time = Optional.of(entry.time());
        }
        return Optional.empty();
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
