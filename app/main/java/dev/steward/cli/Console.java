package dev.steward.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where a command prints: results to {@code out}, everything else to {@code err}. Each is plain unless it is a
 * terminal, so that a pipe never sees an escape sequence.
 *
 * @param live whether {@code err} is a terminal, where a line may be drawn again and again
 */
record Console(PrintWriter out, PrintWriter err, Ink outInk, Ink errInk, boolean live) {
    /** The launcher says which of the two are terminals ({@code steward.terminal}); elsewhere Java guesses both at once. */
    @SuppressWarnings(
            "SystemConsoleNull") // Since Java 22 never null where there is a console at all, but it may be absent.
    static Console ofThisProcess() {
        java.io.Console console = System.console();
        String guess = console != null && console.isTerminal() ? "out,err" : "";
        String terminals =
                Optional.ofNullable(System.getProperty("steward.terminal")).orElse(guess);
        boolean plain = System.getenv("NO_COLOR") != null || "dumb".equals(System.getenv("TERM"));
        return new Console(
                writer(System.out, terminals.contains("out")),
                writer(System.err, terminals.contains("err")),
                terminals.contains("out") && !plain ? Ink.COLOUR : Ink.PLAIN,
                terminals.contains("err") && !plain ? Ink.COLOUR : Ink.PLAIN,
                terminals.contains("err"));
    }

    /** A file or the next program gets UTF-8 whatever the terminal would speak. */
    private static PrintWriter writer(PrintStream stream, boolean terminal) {
        Charset charset = terminal ? stream.charset() : StandardCharsets.UTF_8;
        return new PrintWriter((OutputStream) stream, false, charset);
    }

    /** Asks for something that must not be seen; empty where nobody can be asked. */
    Optional<char[]> secret(String prompt) {
        java.io.Console terminal = live ? System.console() : null;
        return Optional.ofNullable(terminal).map(asked -> asked.readPassword("%s", prompt));
    }

    void flush() {
        out.flush();
        err.flush();
    }
}
