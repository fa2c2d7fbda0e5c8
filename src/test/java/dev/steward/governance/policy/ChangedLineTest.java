package dev.steward.governance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.governance.policy.ChangedLine.Kind;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What somebody signs is shown line by line beside what is in force. */
class ChangedLineTest {
    private static String shown(List<ChangedLine> lines) {
        return lines.stream()
                .map(line -> switch (line.kind()) {
                            case SAME -> "  ";
                            case GONE -> "- ";
                            case NEW -> "+ ";
                        }
                        + line.text())
                .collect(Collectors.joining("\n"));
    }

    private static String text(List<ChangedLine> lines, Kind other) {
        return lines.stream()
                .filter(line -> line.kind() != other)
                .map(ChangedLine::text)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void whatGoesStandsBeforeWhatComesInItsPlace() {
        assertThat(shown(ChangedLine.between("name: a\nkeep: 90 days\nlimits:\n", "name: a\nkeep: 9 days\nlimits:\n")))
                .isEqualTo("  name: a\n- keep: 90 days\n+ keep: 9 days\n  limits:");
        assertThat(shown(ChangedLine.between("", "a\nb"))).isEqualTo("+ a\n+ b");
        assertThat(shown(ChangedLine.between("a\nb", ""))).isEqualTo("- a\n- b");
    }

    @Test
    void bothTextsAreThereWhateverChanged() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            String before = random(random);
            String now = random(random);
            List<ChangedLine> lines = ChangedLine.between(before, now);
            assertThat(text(lines, Kind.NEW)).as("seed " + seed).isEqualTo(before);
            assertThat(text(lines, Kind.GONE)).as("seed " + seed).isEqualTo(now);
        }
    }

    private static String random(Random random) {
        return random.ints(random.nextInt(12), 0, 4).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
    }

    @Test
    void textsTooLongToCompareAreShownWhole() {
        String before = "a\n".repeat(3_000).strip();
        String now = "b\na\n".repeat(1_500).strip();
        List<ChangedLine> lines = ChangedLine.between(before, now);
        assertThat(text(lines, Kind.NEW)).isEqualTo(before);
        assertThat(text(lines, Kind.GONE)).isEqualTo(now);
    }

    @Test
    void whatWouldMoveOrTurnWhatIsSeenIsShownAsItsCode() {
        assertThat(ChangedLine.between("", "keep: 1 day # \u202E\u001B[2K\u200Bfor ever\tżółw")
                        .getFirst()
                        .text())
                .isEqualTo("keep: 1 day # \\u202E\\u001B[2K\\u200Bfor ever\tżółw");
    }
}
