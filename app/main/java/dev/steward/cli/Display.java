package dev.steward.cli;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Whether a window can be shown, asked before JavaFX starts: JavaFX itself would answer with stack traces. Only Linux
 * can lack what it takes; there JavaFX needs GTK 3 and an X server (Wayland desktops bring one, XWayland).
 *
 * @param headless whether JavaFX draws in memory, as tests have it
 * @param library whether the system can load a shared library of that name
 * @param server whether an X server answers at {@code DISPLAY}
 */
record Display(
        String system,
        boolean headless,
        Map<String, String> environment,
        Predicate<String> library,
        BooleanSupplier server) {
    private static final String X11 = "libX11.so.6";
    private static final List<String> NEEDED =
            List.of(X11, "libgtk-3.so.0", "libXtst.so.6", "libpangoft2-1.0.so.0", "libfreetype.so.6");

    static Display ofThisMachine() {
        return new Display(
                System.getProperty("os.name", ""),
                "Headless".equals(System.getProperty("glass.platform")),
                System.getenv(),
                Display::canLoad,
                Display::serverAnswers);
    }

    /** What stands in the way of a window; empty when nothing does. */
    Optional<NoWindow> obstacle() {
        if (headless || !system.toLowerCase(Locale.ROOT).startsWith("linux")) {
            return Optional.empty();
        }
        String display = environment.getOrDefault("DISPLAY", "");
        if (display.isEmpty()) {
            return Optional.of(noDisplay("There is no display to show a window on: DISPLAY is not set."));
        }
        List<String> missing = NEEDED.stream().filter(library.negate()).toList();
        if (!missing.isEmpty()) {
            return Optional.of(noGtk(missing));
        }
        if (!server.getAsBoolean()) {
            return Optional.of(noDisplay("No display answers at DISPLAY=" + display + "."));
        }
        return Optional.empty();
    }

    /** For what none of the checks foresaw. */
    static NoWindow wouldNotStart(Throwable cause) {
        return new NoWindow(
                "would-not-start",
                "The window would not start: " + cause + ".",
                "The log has the details; the commands work without a window: steward help.",
                cause);
    }

    private static NoWindow noDisplay(String what) {
        return new NoWindow(
                "no-display",
                what,
                "Start Steward from a desktop, use ssh -X, or xvfb-run; the commands work without a window: steward help.");
    }

    private static NoWindow noGtk(List<String> missing) {
        return new NoWindow(
                "no-gtk",
                "The window needs GTK 3 and its friends; this system lacks " + String.join(", ", missing) + ".",
                "Install them (Debian, Ubuntu: apt install libgtk-3-0 libxtst6; Fedora: dnf install gtk3 libXtst); the commands work without a window: steward help.");
    }

    private static boolean canLoad(String library) {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(library, arena);
            return true;
        } catch (IllegalArgumentException absent) {
            return false;
        }
    }

    /** Opens and closes a connection, exactly as GTK will. */
    private static boolean serverAnswers() {
        // Never unloaded: libX11 does not bear it.
        SymbolLookup x11 = SymbolLookup.libraryLookup(X11, Arena.global());
        Linker linker = Linker.nativeLinker();
        try {
            MemorySegment connection = (MemorySegment) linker.downcallHandle(
                            x11.findOrThrow("XOpenDisplay"),
                            FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS))
                    .invokeExact(MemorySegment.NULL);
            if (connection.equals(MemorySegment.NULL)) {
                return false;
            }
            int closed = (int) linker.downcallHandle(
                            x11.findOrThrow("XCloseDisplay"),
                            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS))
                    .invokeExact(connection);
            return closed == 0;
        } catch (Throwable unforeseen) {
            throw new LinkageError("libX11 does not behave like libX11", unforeseen);
        }
    }
}
