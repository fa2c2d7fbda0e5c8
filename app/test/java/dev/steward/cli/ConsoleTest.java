package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.model.BadInput;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class ConsoleTest {
    private final StringWriter err = new StringWriter();

    private Progress progress(boolean live) {
        return new Progress(
                new Console(new PrintWriter(new StringWriter()), new PrintWriter(err), Ink.PLAIN, Ink.PLAIN, live));
    }

    @Test
    void drawsABarOnATerminalAndRemovesIt() {
        int answer = progress(true).run("Reading", work -> {
            LockSupport.parkNanos(200_000_000);
            work.progress(0.5, "half of the files");
            return 42;
        });
        assertThat(answer).isEqualTo(42);
        assertThat(err.toString())
                .contains("[############            ]  50 % half of the files")
                .endsWith("\r\u001b[2K");
    }

    @Test
    void drawsNothingIntoAPipe() {
        progress(false).run("Reading", work -> {
            LockSupport.parkNanos(200_000_000);
            work.progress(0.5, "half of the files");
            return 42;
        });
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void handsOnWhatTheWorkThrew() {
        BadInput thrown = new BadInput("a.b", "No.", "Yes.");
        assertThatThrownBy(() -> progress(false).run("Reading", work -> {
                    throw thrown;
                }))
                .isSameAs(thrown);
    }

    @Test
    void aBarOfUnknownLengthIsEmpty() {
        assertThat(Progress.bar(-1)).startsWith("[   ").doesNotContain("%");
        assertThat(Progress.bar(1.5)).endsWith("100 %");
    }
}
