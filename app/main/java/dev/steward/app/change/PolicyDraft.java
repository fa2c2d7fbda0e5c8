package dev.steward.app.change;

import dev.steward.governance.policy.PolicyEdits;
import dev.steward.governance.policy.PolicyFile;
import dev.steward.governance.policy.PolicyLint;
import dev.steward.governance.policy.RetentionPolicy;
import dev.steward.model.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A policy while it is written. Knows no controls.
 *
 * @param policy what the text says, when it can be read
 * @param complaint why it cannot
 * @param edits writes its fields; empty when the text is none that a form could write
 */
record PolicyDraft(
        String text, Optional<RetentionPolicy> policy, Optional<String> complaint, Optional<PolicyEdits> edits) {
    /** @param name of the text in complaints */
    static PolicyDraft of(String text, String name) {
        try {
            return new PolicyDraft(
                    text, Optional.of(PolicyFile.parse(text, name)), Optional.empty(), PolicyEdits.of(text));
        } catch (Failure wrong) {
            return new PolicyDraft(
                    text, Optional.empty(), Optional.of(wrong.getMessage() + " " + wrong.remedy()), Optional.empty());
        }
    }

    /** What is written well and hardly meant, among these other policies. */
    List<String> doubts(List<RetentionPolicy> known, Instant now) {
        return policy.stream()
                .flatMap(mine -> PolicyLint.check(
                                Stream.concat(
                                                known.stream()
                                                        .filter(one ->
                                                                !one.name().equals(mine.name())),
                                                Stream.of(mine))
                                        .toList(),
                                now)
                        .stream()
                        .filter(finding -> finding.policy().equals(mine.name())))
                .map(PolicyLint.Finding::words)
                .toList();
    }

    /** Whether it says what one of these says, whatever its layout. */
    boolean saved(List<RetentionPolicy> known) {
        return policy.filter(mine -> known.stream().anyMatch(one -> one.digest().equals(mine.digest())))
                .isPresent();
    }
}
