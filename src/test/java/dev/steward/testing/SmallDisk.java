package dev.steward.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A disk that is soon full: a tmpfs. Only root on Linux can have one; elsewhere the test is skipped, saying so. */
public record SmallDisk(Path folder) implements AutoCloseable {
    public static SmallDisk mount(Path at, int megabytes) {
        try {
            Files.createDirectories(at);
            assumeTrue(
                    run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", at.toString()) == 0,
                    "skipped: only root on Linux can mount a small disk");
            return new SmallDisk(at);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        try {
            run("umount", folder.toString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static int run(String... command) throws IOException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
