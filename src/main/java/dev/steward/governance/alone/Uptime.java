package dev.steward.governance.alone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How long a machine has run: a count that no clock that is set changes, and that goes on while the machine sleeps.
 *
 * @param boot tells this start of the machine from others
 * @param seconds since then
 */
public record Uptime(String boot, long seconds) {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Path SECONDS = Path.of("/proc/uptime");

    /** As Linux counts it; empty elsewhere, or where it may not be read. */
    public static Optional<Uptime> now() {
        try {
            String counted = Files.readString(SECONDS).strip();
            return Optional.of(
                    new Uptime(Files.readString(BOOT).strip(), (long) Double.parseDouble(counted.split(" ")[0])));
        } catch (IOException | NumberFormatException unknown) {
            return Optional.empty();
        }
    }

    /** How long after another one this is; empty when the machine was started again in between. */
    public Optional<Duration> since(Uptime earlier) {
        return boot.equals(earlier.boot())
                ? Optional.of(Duration.ofSeconds(seconds - earlier.seconds()))
                : Optional.empty();
    }
}
