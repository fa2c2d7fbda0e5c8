package dev.steward;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What the machine has. */
final class Machine {
    private static final long FALLBACK = 2_000_000_000L;

    private Machine() {}

    /** Half of the physical memory in bytes: room for the question, and for everything else the person runs. */
    static long halfOfMemory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize() / 2
                : FALLBACK;
    }
}
