package dev.steward.testing;

import dev.steward.files.CrashPoint;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.duckdb.DuckDBDriver;

/** Starts a class of the test class path in a process of its own, for what only a second process or a kill can show. */
public final class ChildJvm {
    private ChildJvm() {}

    /** Starts {@code main}; its standard error is the test's, its standard output can be read. */
    public static Process start(Class<?> main, String... arguments) throws IOException {
        return start(List.of(), main, arguments);
    }

    public static Process start(List<String> flags, Class<?> main, String... arguments) throws IOException {
        return start(List.of(), flags, main, arguments);
    }

    /** Starts it by another program, such as one that makes it somebody else's. */
    public static Process startBehind(List<String> starter, Class<?> main, String... arguments) throws IOException {
        return start(starter, List.of(), main, arguments);
    }

    private static Process start(List<String> starter, List<String> flags, Class<?> main, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(starter);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(flags);
        command.add("-cp");
        command.add(Engine.FOLDER + File.pathSeparator + System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** DuckDB's library as a file: a child copies it from there, which costs half as much as unpacking 70 MB of a jar. */
    private static final class Engine {
        private static final String LIBRARY = "libduckdb_java.so_linux_amd64";
        static final Path FOLDER = unpacked();

        private static Path unpacked() {
            try (InputStream library = DuckDBDriver.class.getResourceAsStream("/" + LIBRARY)) {
                Path folder = Files.createTempDirectory("steward-engine");
                folder.toFile().deleteOnExit();
                Path file = folder.resolve(LIBRARY);
                file.toFile().deleteOnExit();
                Files.copy(Objects.requireNonNull(library), file);
                return folder;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** In a child: at the place named it says so, and waits for {@link #killAt}. */
    public static CrashPoint waitingAt(String named) {
        return place -> {
            if (place.equals(named)) {
                System.out.println("at " + place);
                System.out.flush();
                while (true) {
                    pause();
                }
            }
        };
    }

    private static void pause() {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException woken) {
            Thread.currentThread().interrupt();
        }
    }

    /** Kills a child as soon as it has reached that place; fails when it ends before. */
    public static void killAt(String place, Process child) throws IOException, InterruptedException {
        try (BufferedReader out = child.inputReader()) {
            Optional<String> reached =
                    out.lines().filter(line -> line.startsWith("at ")).findFirst();
            if (!reached.equals(Optional.of("at " + place))) {
                throw new AssertionError("the child did not reach " + place);
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    /** Waits for the end and returns what the child wrote; fails when it did not end well. */
    public static String output(Process child) throws IOException, InterruptedException {
        String written = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = child.waitFor();
        if (status != 0) {
            throw new AssertionError("the child ended with " + status + ": " + written);
        }
        return written;
    }
}
