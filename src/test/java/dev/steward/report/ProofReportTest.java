package dev.steward.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.Hazard;
import dev.steward.audit.Fault;
import dev.steward.audit.Head;
import dev.steward.audit.Kept;
import dev.steward.audit.Proof;
import dev.steward.audit.Verification;
import dev.steward.model.Anchor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What people read of a proof promises no more than it shows. */
class ProofReportTest {
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    private static Verification chain(Optional<Fault> fault, List<Long> open) {
        return new Verification(
                new Head(1_200, "ab".repeat(32)),
                fault,
                0,
                List.of(),
                List.of(),
                new Verification.Checkpoints(12, List.of(), List.of()),
                open);
    }

    private static Proof.Compared compared(boolean elsewhere, long count, Proof.Outcome outcome, String words) {
        Anchor anchor = new Anchor("0a", count, "ab", AT, "", "");
        return new Proof.Compared(new Kept(elsewhere ? "a warehouse" : "this disk", elsewhere, anchor), outcome, words);
    }

    private static String words(Verification chain, Proof.Compared... anchors) {
        return ProofReport.of(new Proof(chain, List.of(anchors))).sentences().stream()
                .map(sentence -> sentence.tone() + " " + sentence.words())
                .collect(Collectors.joining("\n"));
    }

    @Test
    @Hazard("H80")
    void howFarTheGuaranteeReachesIsSaidAndThatItReachesNowhereWithoutAnAnchor() {
        Verification whole = chain(Optional.empty(), List.of());

        assertThat(words(whole))
                .contains("GOOD The chain of 1,200 entries holds.", "NOTE No anchor was compared: whoever can write");
        assertThat(words(whole, compared(false, 1_100, Proof.Outcome.HOLDS, "")))
                .contains(
                        "GOOD Evident up to the anchor of 1 Mar 2026 10:00:00 UTC: entries 1 to 1,100",
                        "NOTE That anchor lies on this machine",
                        "NOTE 100 entries behind it");
        assertThat(words(
                        whole,
                        compared(false, 1_200, Proof.Outcome.HOLDS, ""),
                        compared(true, 900, Proof.Outcome.HOLDS, "")))
                .contains(
                        "NOTE Kept elsewhere: the anchor of 1 Mar 2026 10:00:00 UTC, up to entry 900, in a warehouse.");
        assertThat(words(
                        whole,
                        compared(false, 1_200, Proof.Outcome.HOLDS, ""),
                        compared(true, 1_200, Proof.Outcome.HOLDS, "")))
                .contains("It is kept in a warehouse.")
                .doesNotContain("lies on this machine");
    }

    @Test
    void whatSpeaksAgainstTheLogIsSaidFirstAndNothingIsCalledGoodThatIsNot() {
        String broken = words(
                chain(
                        Optional.of(new Fault(1_201, Fault.Kind.EDITED, "Entry 1201: not what its hash says.")),
                        List.of()),
                compared(true, 800, Proof.Outcome.HOLDS, ""),
                compared(true, 700, Proof.Outcome.REWRITTEN, "The log was rewritten: entry 700 is another one."));

        assertThat(broken)
                .startsWith("BAD The log is broken. Entry 1201")
                .contains("BAD The log was rewritten: entry 700", "kept in a warehouse", "NOTE Evident up to");
    }

    @Test
    void manyEntriesAreCountedNotListed() {
        assertThat(words(chain(Optional.empty(), List.of(3L)))).contains("no outcome recorded: entry 3.");
        assertThat(words(chain(
                        Optional.empty(), LongStream.rangeClosed(1, 12).boxed().toList())))
                .contains("entries 1, 2, 3, 4, 5 and 7 more.");
    }
}
