package dev.steward.source.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.steward.model.SourceUnavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files and folders without the right to read them. Root may read everything, so the look is taken by a child process;
 * where the tests run as root, it runs as nobody.
 */
@DisabledOnOs(OS.WINDOWS)
class UnreadableFolderTest {
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

    @TempDir
    Path folder;

    private Path data;

    /** Looks for data files and says on standard output how that failed. */
    public static void main(String[] arguments) {
        try {
            SourceFiles.find(Path.of(arguments[0]));
        } catch (SourceUnavailable refused) {
            System.exit(say(refused));
        }
    }

    private static int say(SourceUnavailable refused) {
        try {
            System.out.write((refused.code() + "|" + refused.getMessage() + "|" + refused.remedy())
                    .getBytes(StandardCharsets.UTF_8));
            System.out.flush();
            return 3;
        } catch (IOException impossible) {
            return 1;
        }
    }

    @BeforeEach
    void write() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(data.resolve("open.csv"), "user,event,ts\nu,e,2024-05-01\n");
    }

    @Test
    void namesAFolderThatMayNotBeRead() throws Exception {
        Path closed = Files.createDirectories(data.resolve("closed"));
        Files.writeString(closed.resolve("a.csv"), "user,event,ts\n");
        lock(closed);
        assertThat(look()).startsWith("source.not-allowed|").contains(closed.toString());
    }

    @Test
    void namesAFileThatMayNotBeRead() throws Exception {
        Path closed = Files.writeString(data.resolve("closed.csv"), "user,event,ts\n");
        lock(closed);
        assertThat(look()).startsWith("source.not-allowed|").contains(closed.toString());
    }

    private static void lock(Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));
    }

    private String look() throws Exception {
        boolean root = System.getProperty("user.name").equals("root");
        assumeTrue(!root || Files.isExecutable(SETPRIV), "skipped: root needs setpriv to look as somebody else");
        Path classes = copyOfClasses();
        List<String> command = new ArrayList<>();
        if (root) {
            command.addAll(List.of(SETPRIV.toString(), "--reuid=65534", "--regid=65534", "--clear-groups"));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classes.toString(),
                UnreadableFolderTest.class.getName(),
                data.toString()));
        Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).as(said).isEqualTo(3);
        return said;
    }

    /** What the child needs, where nobody can read it. */
    private Path copyOfClasses() throws Exception {
        Path copy = Files.createDirectories(folder.resolve("classes"));
        for (Class<?> type : List.of(SourceFiles.class, UnreadableFolderTest.class)) {
            Path from = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(from)) {
                copy(from, copy);
            }
        }
        assertThat(copy.resolve("dev/steward/source/lake/SourceFiles.class")).exists();
        return copy;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from.resolve("dev/steward"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
