package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCommandTest {
    @TempDir
    Path home;

    @Test
    void saysTheLongestPause() {
        Terminal terminal = Terminal.pipe(home).onADesktop();
        Terminal.Ran ran = terminal.run("bench", "--ui", "--source", home);
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .isEqualToNormalizingNewlines(
                        "The window's longest pause was 31 ms; half of 1000 were under 0.5 ms, 99 % under 9 ms.\n");
        assertThat(terminal.opened).containsExactly(Optional.of(home));
    }

    @Test
    void needsADisplayAndSaysWhatToMeasure() {
        assertThat(Terminal.pipe(home).run("bench", "--ui").code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(Terminal.pipe(home).run("bench").err()).contains("--ui");
    }
}
