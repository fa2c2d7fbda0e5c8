package dev.steward.audit;

import dev.steward.model.Anchor;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a log is worth: whether its chain holds, and what each anchor kept elsewhere says of it. */
public record Proof(Verification chain, List<Compared> anchors) {
    /** What an anchor shows. */
    public enum Outcome {
        /** The log is, up to there, what it was then. */
        HOLDS,
        /** The anchor itself was not signed by the key it names, or was changed since: it shows nothing of the log. */
        FORGED,
        /** The chain breaks before it. */
        UNREACHED,
        /** The log ends earlier. */
        CUT_OFF,
        /** The log ends exactly where it once did, or was written on from there: an older copy was put back. */
        OLDER_COPY,
        /** There is no entry, or the log has begun anew since. */
        DELETED,
        /** The entries hold together, but are not those of then. */
        REWRITTEN
    }

    /** @param words what was found, for a person */
    public record Compared(Kept kept, Outcome outcome, String words) {}

    public Proof {
        anchors = List.copyOf(anchors);
    }

    /** Whether nothing contradicts the log. A forged anchor in a place that others write to is noted, and contradicts nothing. */
    public boolean ok() {
        return chain.ok() && chain.checkpoints().ok() && contradictions().isEmpty();
    }

    /** The anchors that speak against the log, the oldest entry first. */
    public List<Compared> contradictions() {
        return anchors.stream()
                .filter(one -> switch (one.outcome()) {
                    case HOLDS, UNREACHED -> false;
                    case FORGED -> !one.kept().elsewhere();
                    case CUT_OFF, OLDER_COPY, DELETED, REWRITTEN -> true;
                })
                .sorted(Comparator.comparingLong(one -> one.kept().anchor().count()))
                .toList();
    }

    /** The anchor up to which the log is certainly what it was; of several up to the same entry the one farthest away. */
    public Optional<Kept> reach() {
        return reach(false);
    }

    /** The same, as far as somebody who can write to the whole disk of this machine could not have changed it. */
    public Optional<Kept> reachElsewhere() {
        return reach(true);
    }

    private Optional<Kept> reach(boolean elsewhere) {
        return anchors.stream()
                .filter(one -> one.outcome() == Outcome.HOLDS)
                .map(Compared::kept)
                .filter(kept -> kept.elsewhere() || !elsewhere)
                .max(Comparator.<Kept>comparingLong(kept -> kept.anchor().count())
                        .thenComparing(Kept::elsewhere));
    }

    static Proof of(Verification chain, List<Kept> kept, Map<Long, Verifier.Found> found) {
        Set<Anchor> signed =
                kept.stream().map(Kept::anchor).distinct().filter(Seal::holds).collect(Collectors.toSet());
        NavigableSet<Long> holding = signed.stream()
                .filter(anchor -> matches(anchor, found))
                .map(Anchor::count)
                .collect(Collectors.toCollection(TreeSet::new));
        return new Proof(
                chain,
                kept.stream()
                        .map(one -> signed.contains(one.anchor())
                                ? compared(one, chain, holding, found)
                                : new Compared(
                                        one,
                                        Outcome.FORGED,
                                        "This anchor was changed, or not signed by the key it names."))
                        .toList());
    }

    private static boolean matches(Anchor anchor, Map<Long, Verifier.Found> found) {
        Verifier.Found there = found.get(anchor.count());
        return there != null && there.hash().equals(anchor.hash());
    }

    /** @param holding the entries up to which some anchor holds */
    private static Compared compared(
            Kept kept, Verification chain, NavigableSet<Long> holding, Map<Long, Verifier.Found> found) {
        Anchor anchor = kept.anchor();
        // What was taken of the log after it was replaced holds too, and says nothing of what was there before.
        long held = Optional.ofNullable(holding.lower(anchor.count())).orElse(0L);
        if (matches(anchor, found)) {
            return new Compared(kept, Outcome.HOLDS, "Entries 1 to " + anchor.count() + " are those of then.");
        }
        Verifier.Found there = found.get(anchor.count());
        if (there != null) {
            return replaced(kept, held, there.time());
        }
        if (!chain.ok()) {
            return new Compared(kept, Outcome.UNREACHED, "The chain is broken before entry " + anchor.count() + ".");
        }
        return shorter(kept, chain.head().count(), held);
    }

    private static Compared shorter(Kept kept, long count, long held) {
        long then = kept.anchor().count();
        if (count == 0) {
            return new Compared(
                    kept, Outcome.DELETED, "The log was deleted: it is empty, and had " + then + " entries.");
        }
        return count == held
                ? new Compared(
                        kept,
                        Outcome.OLDER_COPY,
                        "An older copy of the log was put back: it ends with entry " + count
                                + ", where it ended once before; it has had " + then + " entries since.")
                : new Compared(
                        kept,
                        Outcome.CUT_OFF,
                        "The end was cut off: entries " + (count + 1) + " to " + then + " are missing.");
    }

    /** The entry that stands there may say itself that it was written after the anchor was taken. */
    private static Compared replaced(Kept kept, long held, Instant written) {
        Anchor anchor = kept.anchor();
        if (!written.isAfter(anchor.at())) {
            return new Compared(
                    kept,
                    Outcome.REWRITTEN,
                    "The log was rewritten: entry " + anchor.count() + " is another one than then"
                            + (held == 0 ? "." : "; up to entry " + held + " it is the same."));
        }
        return held == 0
                ? new Compared(
                        kept,
                        Outcome.DELETED,
                        "The log was deleted and begun anew: entry " + anchor.count()
                                + " was written after the anchor.")
                : new Compared(
                        kept,
                        Outcome.OLDER_COPY,
                        "An older copy of the log was put back and written on: entry " + anchor.count()
                                + " was written after the anchor; up to entry " + held + " it is the same.");
    }
}
