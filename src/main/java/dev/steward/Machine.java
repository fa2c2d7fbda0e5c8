package dev.steward;

import com.sun.management.OperatingSystemMXBean;
import dev.steward.source.lake.EngineLimits;
import dev.steward.workspace.Settings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What the machine has, and what of it an engine may use. */
final class Machine {
    private static final long FALLBACK = 2_000_000_000L;

    private Machine() {}

    /** Memory of this process that is no file, in bytes; Linux tells. */
    static Optional<Long> anonymousMemory() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("RssAnon:"))
                    .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                    .findFirst();
        } catch (IOException | NumberFormatException unknown) {
            return Optional.empty();
        }
    }

    /** @param spill the folder for what memory cannot hold, unless somebody has chosen another */
    static EngineLimits limits(Settings chosen, Path spill) {
        return new EngineLimits(
                chosen.memoryMegabytes()
                        .map(megabytes -> megabytes * 1_000_000L)
                        .orElseGet(Machine::halfOfMemory),
                chosen.threads().orElseGet(() -> Runtime.getRuntime().availableProcessors()),
                chosen.spillFolder().orElse(spill));
    }

    /** Half of the physical memory in bytes: room for the question, and for everything else the person runs. */
    private static long halfOfMemory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize() / 2
                : FALLBACK;
    }
}
