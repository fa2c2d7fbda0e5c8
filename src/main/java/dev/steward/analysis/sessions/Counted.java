package dev.steward.analysis.sessions;

import java.util.Optional;

/**
 * A session that an engine has cut and counted.
 *
 * @param start when its first event was, in microseconds since 1970, as {@code end} is when its last was
 * @param value what its first event carries of the breakdown; "" where it carries nothing, or nothing was asked
 * @param entry the page of its first page view, as that names it; empty when it has none, or none was asked
 * @param exit the page of its last
 */
record Counted(
        long start, long end, int events, long pageViews, String value, Optional<String> entry, Optional<String> exit) {
    /** How long it lasts. */
    long micros() {
        return end - start;
    }
}
