package dev.steward.app.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyDraftTest {
    private static final Instant NOW = Instant.parse("2026-02-10T12:00:00Z");

    private static PolicyDraft draft(String text) {
        return PolicyDraft.of(text, "the policy");
    }

    @Test
    void whatTheFormCannotWriteIsAPolicyAllTheSame() {
        PolicyDraft braces = draft("{name: raw, target: {events: all}, keep: 90 days}");
        assertThat(braces.policy()).isPresent();
        assertThat(braces.edits()).isEmpty();
        PolicyDraft wrong = draft("name: raw\ntarget: {events: all}\nkeep: ninety days\n");
        assertThat(wrong.policy()).isEmpty();
        assertThat(wrong.complaint().orElseThrow())
                .startsWith("the policy, line 3: keep")
                .contains("Write it like 90 days");
    }

    @Test
    void doubtsAreOfThisPolicyAmongTheOthersButNotAgainstItsOwnVersionBefore() {
        PolicyDraft other = draft("name: other\ntarget: {events: all}\nkeep: 1 year\n");
        PolicyDraft before = draft("name: raw\ntarget: {events: all}\nkeep: 90 days\n");
        PolicyDraft now = draft("name: raw\ntarget: {events: all}\nkeep: for ever\n");
        assertThat(now.doubts(List.of(before.policy().orElseThrow()), NOW)).hasSize(1);
        assertThat(now.doubts(
                        List.of(before.policy().orElseThrow(), other.policy().orElseThrow()), NOW))
                .hasSize(2)
                .anyMatch(words -> words.contains("and so is other"));
    }

    @Test
    void itIsSavedWhateverItsLayoutWhenItSaysTheSame() {
        PolicyDraft saved = draft("name: raw\ntarget: {events: all}\nkeep: 90 days\n");
        assertThat(draft("# why\nname: raw\nkeep: 90 days\ntarget:\n  events: all\n")
                        .saved(List.of(saved.policy().orElseThrow())))
                .isTrue();
        assertThat(draft("name: raw\ntarget: {events: all}\nkeep: 91 days\n")
                        .saved(List.of(saved.policy().orElseThrow())))
                .isFalse();
    }
}
