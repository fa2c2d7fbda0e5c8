package dev.steward.governance.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.Hazard;
import dev.steward.model.BadInput;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFileTest {
    private static final String WHOLE = """
            # Raw events
            name: raw-events
            description: Raw events leave after 90 days.
            target:
              events: all
              project: shop
            keep: 90 days
            exceptions:
              - name: purchases
                event: [buy, refund]
                where:
                  - {property: amount, op: gt, value: 100}
                keep: 7 years
              - name: consent
                event: consent
                keep: for ever
            archive:
              keep: 3 years
            limits:
              percent: 20
            """;

    private static RetentionPolicy parse(String yaml) {
        return PolicyFile.parse(yaml, "raw.yaml");
    }

    /** Whoever signs must not read in one document what stands in another. */
    @Test
    void aFileHoldsOnePolicyAndNothingBehindIt() {
        assertThatThrownBy(() -> parse(WHOLE + "---\n" + WHOLE.replace("90 days", "9 days")))
                .isInstanceOf(BadInput.class);
    }

    @Test
    void aPolicySaysWhoseWordItsPlansNeed() {
        assertThat(parse(WHOLE).approving()).isEqualTo(Approving.USUAL);
        Approving approving = parse(WHOLE + "approval: {os_users: different}\nalone:\n  after: 2 days\n")
                .approving();
        assertThat(approving.otherOsUser()).isTrue();
        assertThat(approving.waits()).contains(Duration.ofHours(48));
        assertThat(parse(WHOLE + "approval: {os_users: any}\nalone: never\n").approving())
                .isEqualTo(Approving.USUAL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "approval: {os_users: two} | line 21: approval.os_users",
                "approval: {users: different} | line 21: approval",
                "alone: {after: 23 hours} | line 21: alone.after: One person alone waits at least 24 hours",
                "alone: {after: 2 months} | line 21: alone.after",
                "alone: {after: for ever} | line 21: alone.after",
                "alone: {} | line 21: alone",
                "alone: yes | line 21: alone"
            })
    void whatIsWrongAboutWhoseWordIsNamedWithItsLine(String line, String complaint) {
        assertThatThrownBy(() -> parse(WHOLE + line + "\n"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void nobodyRemovesAloneWithoutAnArchive() {
        assertThatThrownBy(() -> parse(WHOLE.replace("archive:\n  keep: 3 years\n", "") + "alone: {after: 1 day}\n"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("must be archived");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "person: who | | The key \"person\" is needed here",
                "time: at, | | The key \"time\" is needed here",
                "shop.visits | visits | does not say the schema",
                "partitions: drop | partitions: all | target.partitions: ",
                "where: [{property: amount, op: gt, value: 2}] | event: buy | exceptions[0].event: Rows of a table are no events",
                "table: shop.visits | table: shop.visits, events: all | \"events\" is not known here"
            })
    void whatIsWrongAboutATableIsNamed(String right, String wrong, String complaint) {
        String yaml = """
                name: visits
                target: {table: shop.visits, time: at, partitions: drop, person: who}
                keep: 90 days
                exceptions:
                  - name: paid
                    where: [{property: amount, op: gt, value: 2}]
                    keep: 1 year
                """;
        assertThat(parse(yaml).subject())
                .isEqualTo(new Subject.Rows("shop", "visits", "at", java.util.Optional.of("who"), true));
        assertThat(parse(yaml.replace("person: who", "person: none")).subject().title())
                .isEqualTo("shop.visits");
        assertThatThrownBy(() ->
                        parse(yaml.replace(right, wrong == null ? "" : wrong).replace(", }", "}")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void everyFieldIsRead() {
        RetentionPolicy policy = parse(WHOLE);
        assertThat(policy.name()).isEqualTo("raw-events");
        assertThat(policy.project()).contains("shop");
        assertThat(policy.keep()).hasToString("90 days");
        assertThat(policy.exceptions()).hasSize(2);
        assertThat(policy.exceptions().getFirst().events().events()).containsExactly("buy", "refund");
        assertThat(policy.exceptions().getFirst().keep()).hasToString("7 years");
        assertThat(policy.archive()).contains(new Keep(3, Keep.Unit.YEAR));
        assertThat(policy.limits()).isEqualTo(new Limits(20, 10));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "keep: 90 days       | keep: ninety days    | raw.yaml, line 7: keep: \"ninety days\" is no time",
                "keep: 90 days       | kepe: 90 days        | The key \"kepe\" is not known here; did you mean \"keep\"?",
                "project: shop       | project: ../shop     | cannot name a project",
                "events: all         | events: people       | raw.yaml, line 5: target.events: A policy is about all events",
                "name: raw-events    | name: Raw Events     | raw.yaml, line 2: name: \"Raw Events\" cannot name",
                "event: consent      | evnt: consent        | raw.yaml, line 14",
                "op: gt              | op: larger           | raw.yaml, line 12: exceptions[0].where[0].op",
                "percent: 20         | percent: many        | raw.yaml, line 20: limits.percent: A whole number",
                "{property: amount, op: gt, value: 100} | {segment: vip} | raw.yaml, line 11: exceptions[0].where: A segment",
                "keep: 3 years       | keep: [3]            | raw.yaml, line 18: archive.keep: A text is needed",
                "description: Raw    | description: \"Raw    | raw.yaml, line"
            })
    void whatIsWrongIsNamedWithItsLine(String right, String wrong, String complaint) {
        assertThatThrownBy(() -> parse(WHOLE.replace(right, wrong)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(complaint);
    }

    @Test
    @Hazard("H15")
    void theVersionIsWhatItSaysNotHowItLooks() {
        String yaml = "name: a\ntarget: {events: all}\nkeep: 90 days\n";
        String digest = parse(yaml).digest();
        assertThat(parse("# a comment\nkeep:   '90 days'\ntarget:\n  events: all\nname: a\n")
                        .digest())
                .isEqualTo(digest);
        assertThat(parse(yaml.replace("90", "9")).digest()).isNotEqualTo(digest);
    }

    @Test
    @Hazard({"H7", "H8", "H29"})
    void theLinterFindsWhatIsHardlyMeant() {
        RetentionPolicy first = parse("""
                name: first
                target: {events: all}
                keep: 90 days
                exceptions:
                  - {name: unsafe, event: unsafe, keep: for ever}
                  - {name: slow, event: slow, keep: 30 days}
                archive: {keep: for ever}
                limits: {percent: 100}
                """);
        RetentionPolicy second = parse("name: second\ntarget: {events: all, project: shop}\nkeep: for ever\n");
        assertThat(PolicyLint.check(List.of(first, second), Instant.parse("2026-01-01T00:00:00Z")).stream()
                        .map(finding -> finding.policy() + " " + finding.code()))
                .containsExactly(
                        "first exception-without-end",
                        "first exception-without-effect",
                        "first archive-without-end",
                        "first no-limit",
                        "second for-ever",
                        "second overlap");
        assertThat(PolicyLint.check(
                        Stream.of("a", "b").map(PolicyFileTest::plain).toList(), Instant.parse("2026-01-01T00:00:00Z")))
                .extracting(PolicyLint.Finding::code)
                .containsExactly("overlap");
        assertThat(PolicyLint.check(List.of(plain("a")), Instant.parse("2026-01-01T00:00:00Z")))
                .isEmpty();
    }

    private static RetentionPolicy plain(String name) {
        return parse("name: " + name + "\ntarget: {events: all}\nkeep: 90 days\n");
    }
}
