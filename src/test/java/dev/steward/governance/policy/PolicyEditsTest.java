package dev.steward.governance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.governance.policy.PolicyEdits.Field;
import dev.steward.model.Condition;
import dev.steward.model.Matcher;
import dev.steward.model.Op;
import dev.steward.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyEditsTest {
    private static final String COMMENTED = """
            # Who asks: the privacy team

            name: raw-events # as in the wiki
            target:
              events: all
            keep: 90 days   # by contract
            # Purchases are audited.
            exceptions: # agreed in May
              - name: purchases
                event: "buy # not a comment"
                keep: 7 years # by law
            archive:
              # the auditors want it
              keep: 3 years

            # the end
            """;
    private static final Keep YEAR = new Keep(1, Keep.Unit.YEAR);
    private static final String[] NASTY = {
        "buy",
        "yes",
        "null",
        "~",
        "1e3",
        "007",
        "a: b",
        "# x",
        "x # y",
        "it's",
        "- x",
        "[a]",
        "{a: b}",
        "a\nb",
        " a ",
        "\"",
        "ä€😀",
        "!x",
        "&x",
        "*x",
        "%x",
        "@x",
        "`x",
        "?",
        ":",
        "true",
        "2026-01-01",
        "for ever",
        "x:",
        "|",
        ">",
        "\t"
    };

    private static PolicyEdits edits(String yaml) {
        return PolicyEdits.of(yaml).orElseThrow();
    }

    private static RetentionPolicy parse(String yaml) {
        return PolicyFile.parse(yaml, "raw.yaml");
    }

    @Test
    void anotherPeriodChangesItsLineAlone() {
        assertThat(edits(COMMENTED).keep(YEAR)).isEqualTo(COMMENTED.replace("keep: 90 days", "keep: 1 year"));
    }

    @Test
    void commentsOutsideOfAFieldStayAndThoseWithinAreSaidBefore() {
        PolicyEdits edits = edits(COMMENTED);
        assertThat(edits.dropped(Field.KEEP)).isEmpty();
        assertThat(edits.dropped(Field.EXCEPTIONS)).containsExactly("# by law");
        assertThat(edits.dropped(Field.ARCHIVE)).containsExactly("# the auditors want it");
        String none = edits.archive(Optional.empty());
        assertThat(none)
                .isEqualTo(
                        COMMENTED.replace("archive:\n  # the auditors want it\n  keep: 3 years\n", "archive: none\n"));
        assertThat(edits.exceptions(List.of()))
                .contains("# Purchases are audited.\nexceptions: [] # agreed in May\narchive:")
                .doesNotContain("# by law");
    }

    @Test
    void aFieldThatIsNotThereIsWrittenWhereItUsuallyStands() {
        String yaml = "name: raw\ntarget: {events: all}\nkeep: 90 days\n# the end\n";
        assertThat(edits(yaml).limits(new Limits(20, 5)))
                .isEqualTo(
                        "name: raw\ntarget: {events: all}\nkeep: 90 days\nlimits:\n  percent: 20\n  times_normal: 5\n# the end\n");
        String both = edits(edits(yaml).limits(new Limits(20, 5))).archive(Optional.of(YEAR));
        assertThat(both).contains("keep: 90 days\narchive:\n  keep: 1 year\nlimits:");
        assertThat(edits(edits(both).alone(Optional.of(new Keep(2, Keep.Unit.DAY))))
                        .approval(true))
                .contains("times_normal: 5\napproval:\n  os_users: different\nalone:\n  after: 2 days\n# the end");
        assertThat(edits("name: raw\ntarget: {events: all}\nkeep: 90 days").archive(Optional.of(YEAR)))
                .endsWith("keep: 90 days\narchive:\n  keep: 1 year");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{name: raw, target: {events: all}, keep: 90 days}",
                "name: raw\n\"keep\": 90 days\n",
                "name: raw\nname: raw\n",
                "name: [raw\n",
                "just words",
                ""
            })
    void whatHasNoLinesOfItsOwnIsNotWritten(String yaml) {
        assertThat(PolicyEdits.of(yaml)).isEmpty();
    }

    @Test
    void whateverIsWrittenIsReadAsItWasMeant() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<Exempt> meant = exceptions(random);
            Keep keep = new Keep(1 + random.nextInt(99), Keep.Unit.values()[random.nextInt(5)]);
            Limits limits = new Limits(1 + random.nextInt(100), 1 + random.nextInt(50));
            String text = edits(COMMENTED).exceptions(meant);
            text = edits(text).limits(limits);
            text = edits(text).archive(Optional.of(keep));
            text = edits(text).keep(keep);
            boolean otherOsUser = random.nextBoolean();
            Optional<Keep> alone = Optional.of(new Keep(24 + random.nextInt(99), Keep.Unit.HOUR))
                    .filter(_ -> random.nextBoolean());
            text = edits(text).alone(alone);
            text = edits(text).approval(otherOsUser);
            RetentionPolicy read = parse(text);
            assertThat(read.exceptions()).as("seed %d, text %s", seed, text).isEqualTo(meant);
            assertThat(read.limits()).isEqualTo(limits);
            assertThat(read.archive()).contains(keep);
            assertThat(read.keep()).isEqualTo(keep);
            assertThat(read.approving()).isEqualTo(new Approving(otherOsUser, alone));
            assertThat(text).contains("# as in the wiki", "# by contract", "# agreed in May", "# the end");
        }
    }

    private static List<Exempt> exceptions(Random random) {
        List<Exempt> exceptions = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            List<String> events = new ArrayList<>();
            for (int name = random.nextInt(3); name > 0; name--) {
                events.add(nasty(random));
            }
            List<Condition> where = random.nextBoolean()
                    ? List.of()
                    : List.of(
                            new Condition.Property(nasty(random), Op.EQUALS, List.of(Value.of(nasty(random)))),
                            new Condition.Property("amount", Op.GT, List.of(Value.of(random.nextInt(1000)))));
            exceptions.add(
                    new Exempt(nasty(random), new Matcher(events, where), random.nextBoolean() ? YEAR : Keep.FOR_EVER));
        }
        return exceptions;
    }

    private static String nasty(Random random) {
        return NASTY[random.nextInt(NASTY.length)];
    }
}
