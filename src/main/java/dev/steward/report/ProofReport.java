package dev.steward.report;

import dev.steward.audit.Kept;
import dev.steward.audit.Proof;
import dev.steward.audit.Verification;
import dev.steward.chart.Numbers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What verifying a log found, in sentences: first how it stands, then up to where that is certain, then what to know besides. */
public record ProofReport(List<Sentence> sentences) {
    /** How a sentence is meant. */
    public enum Tone {
        /** As it should be. */
        GOOD,
        /** Speaks against the log. */
        BAD,
        /** To be known, and no fault. */
        NOTE
    }

    public record Sentence(Tone tone, String words) {}

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMM uuuu HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    /** More than so many of a kind are counted, not named. */
    private static final int NAMED = 5;

    public ProofReport {
        sentences = List.copyOf(sentences);
    }

    public static ProofReport of(Proof proof) {
        List<Sentence> all = new ArrayList<>();
        chain(proof.chain(), all);
        contradictions(proof, all);
        checkpoints(proof.chain().checkpoints(), all);
        reach(proof, all);
        besides(proof, all);
        return new ProofReport(all);
    }

    private static void chain(Verification chain, List<Sentence> all) {
        long count = chain.head().count();
        chain.fault()
                .ifPresentOrElse(
                        fault -> say(all, Tone.BAD, "proof.broken", fault.words(), number(count)),
                        () -> say(all, Tone.GOOD, "proof.chain", count));
    }

    private static void contradictions(Proof proof, List<Sentence> all) {
        List<Proof.Compared> against = proof.contradictions();
        against.stream()
                .limit(NAMED)
                .forEach(one -> say(
                        all,
                        Tone.BAD,
                        "proof.contradiction",
                        one.words(),
                        TIME.format(one.kept().anchor().at()),
                        one.kept().where()));
        if (against.size() > NAMED) {
            say(all, Tone.BAD, "proof.contradiction.more", against.size() - NAMED);
        }
    }

    private static void checkpoints(Verification.Checkpoints checkpoints, List<Sentence> all) {
        if (!checkpoints.unsigned().isEmpty()) {
            say(all, Tone.BAD, "proof.unsigned", named(checkpoints.unsigned()));
        }
        if (!checkpoints.foreign().isEmpty()) {
            say(all, Tone.BAD, "proof.foreign", named(checkpoints.foreign()));
        }
        if (checkpoints.ok() && checkpoints.count() > 0) {
            say(all, Tone.GOOD, "proof.checkpoints", checkpoints.count());
        }
    }

    private static void reach(Proof proof, List<Sentence> all) {
        Optional<Kept> reach = proof.reach();
        if (reach.isEmpty()) {
            say(all, Tone.NOTE, proof.anchors().isEmpty() ? "proof.no-anchor" : "proof.no-anchor-holds");
            return;
        }
        Kept kept = reach.get();
        String at = time(kept.anchor().at());
        say(
                all,
                proof.ok() ? Tone.GOOD : Tone.NOTE,
                "proof.reach",
                at,
                kept.anchor().count(),
                kept.where());
        if (!kept.elsewhere()) {
            say(all, Tone.NOTE, "proof.here");
            proof.reachElsewhere()
                    .ifPresent(far -> say(
                            all,
                            Tone.NOTE,
                            "proof.elsewhere",
                            time(far.anchor().at()),
                            far.anchor().count(),
                            far.where()));
        }
        long after = proof.chain().head().count() - kept.anchor().count();
        if (after > 0) {
            say(all, Tone.NOTE, "proof.after", after);
        }
    }

    private static void besides(Proof proof, List<Sentence> all) {
        Verification chain = proof.chain();
        if (chain.tornBytes() > 0) {
            say(all, Tone.NOTE, "proof.torn", chain.tornBytes());
        }
        if (!chain.open().isEmpty()) {
            say(all, Tone.NOTE, "proof.open", named(chain.open()));
        }
        if (!chain.clockSetBack().isEmpty()) {
            say(all, Tone.NOTE, "proof.clock", named(chain.clockSetBack()));
        }
        if (!chain.redacted().isEmpty()) {
            say(all, Tone.NOTE, "proof.redacted", named(chain.redacted()));
        }
        long ignored = proof.anchors().stream()
                .filter(one ->
                        one.outcome() == Proof.Outcome.FORGED && one.kept().elsewhere())
                .count();
        if (ignored > 0) {
            say(all, Tone.NOTE, "proof.ignored", ignored);
        }
    }

    /** "entry 3", "entries 3, 7", "entries 3, 7, 9, 12, 15 and 4 more". */
    private static String named(List<Long> entries) {
        String some = entries.stream().limit(NAMED).map(ProofReport::number).collect(Collectors.joining(", "));
        int more = entries.size() - NAMED;
        return Words.say("proof.entries", entries.size(), some) + (more > 0 ? Words.say("proof.more", more) : "");
    }

    private static void say(List<Sentence> all, Tone tone, String key, Object... values) {
        all.add(new Sentence(tone, Words.say(key, values)));
    }

    private static String number(long number) {
        return Numbers.ENGLISH.count(number);
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }
}
