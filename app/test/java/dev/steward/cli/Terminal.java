package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.workspace.Home;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs commands in this process, as a pipe or a terminal would see them. */
final class Terminal {
    private static final Display NONE = new Display("Linux", false, Map.of(), library -> true, () -> false);
    private static final Display DESKTOP = new Display("Mac OS X", false, Map.of(), library -> true, () -> true);

    private final Home home;
    private final Ink ink;
    private final Display display;
    final List<Optional<Path>> opened = new ArrayList<>();
    /** Of the environment. */
    final Map<String, String> variables = new HashMap<>();

    private Terminal(Home home, Ink ink, Display display) {
        this.home = home;
        this.ink = ink;
        this.display = display;
    }

    static Terminal pipe(Path home) {
        return new Terminal(Home.in(home), Ink.PLAIN, NONE);
    }

    Terminal withColour() {
        return new Terminal(home, Ink.COLOUR, display);
    }

    Terminal onADesktop() {
        return new Terminal(home, ink, DESKTOP);
    }

    record Ran(int code, String out, String err) {}

    Ran run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = program(out, err)
                .run(java.util.Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
        return new Ran(code, out.toString(), err.toString());
    }

    Program program(StringWriter out, StringWriter err) {
        Console console = new Console(new PrintWriter(out), new PrintWriter(err), ink, ink, ink == Ink.COLOUR);
        return new Program(new Session(
                home, console, display, new FakeWindow(opened), name -> Optional.ofNullable(variables.get(name))));
    }

    /** A window that remembers what it was opened on, and never stands still for long. */
    private record FakeWindow(List<Optional<Path>> opened) implements Session.Window {
        @Override
        public void open(Steward steward, Optional<Path> source) {
            opened.add(source);
        }

        @Override
        public Session.Stillness measure(Steward steward, Path source) {
            opened.add(Optional.of(source));
            return new Session.Stillness(1_000, 0.5, 9, 31, "funnels", 24, 70, 95);
        }
    }
}
