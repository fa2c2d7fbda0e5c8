package dev.steward.audit;

import java.util.Optional;

/**
 * Tells what was done to a log whose entries hold up to {@code good} and not further. Sees all its lines in order, then
 * judges the first bad one by its neighbours. A line that does not parse is empty.
 */
final class Diagnosis {
    private final Head good;
    private final Optional<Line> bad;
    private final long index;
    private long seen;
    private Optional<Line> after = Optional.empty();
    private Optional<Line> rival = Optional.empty();
    private boolean fitsNext;
    private boolean fitsLater;

    Diagnosis(Head good, Optional<Line> bad) {
        this.good = good;
        this.bad = bad;
        this.index = good.count() + 1;
    }

    void see(Optional<Line> line) {
        seen++;
        if (seen < index && bad.isPresent() && bad.get().sequence() == seen) {
            rival = line;
        }
        if (seen > index) {
            fitsLater |=
                    line.isPresent() && line.get().hashHolds() && line.get().follows(good);
        }
        if (seen == index + 1) {
            after = line;
            fitsNext = fitsLater;
        }
    }

    Fault fault() {
        if (bad.isEmpty() || !bad.get().hashHolds()) {
            return fitsNext
                    ? fault(index, Fault.Kind.INSERTED, "this entry was put in: the next one belongs here")
                    : fault(index, Fault.Kind.EDITED, "this entry is not what its hash says");
        }
        return fault(bad.get());
    }

    private Fault fault(Line line) {
        if (line.follows(good)) {
            return fault(index, Fault.Kind.PAYLOAD_ALTERED, "its payload is not the one it committed to");
        }
        if (line.sequence() == index) {
            return broken(line);
        }
        if (line.sequence() > index) {
            return fitsLater
                    ? fault(index, Fault.Kind.SWAPPED, "entry " + line.sequence() + " stands in its place")
                    : fault(
                            index,
                            Fault.Kind.DELETED,
                            "entries " + index + " to " + (line.sequence() - 1) + " are missing");
        }
        if (rival.isPresent() && rival.get().hash().equals(line.hash())) {
            return fault(index, Fault.Kind.DUPLICATED, "entry " + line.sequence() + " stands here again");
        }
        return rival.isPresent() && rival.get().previous().equals(line.previous()) && goesOn(line)
                ? fault(line.sequence(), Fault.Kind.INSERTED, "this entry was put in: the log goes on from another one")
                : fault(index, Fault.Kind.INSERTED, "this entry was put in: it belongs nowhere");
    }

    /** The link between two entries that each hold by themselves is broken: the one that the rest follows is genuine. */
    private Fault broken(Line line) {
        return index > 1 && (after.isEmpty() || goesOn(line))
                ? fault(index - 1, Fault.Kind.EDITED, "the next entry followed another one than this")
                : fault(index, Fault.Kind.EDITED, "it does not follow the entry before");
    }

    private boolean goesOn(Line line) {
        return after.isPresent() && after.get().previous().equals(line.hash());
    }

    private static Fault fault(long index, Fault.Kind kind, String words) {
        return new Fault(index, kind, "Entry " + index + ": " + words + ".");
    }
}
