package dev.steward.ingest.demo;

import java.time.Instant;
import java.util.List;

/**
 * Somebody of a {@link Crowd}.
 *
 * @param number from 1
 * @param luck to throw further {@link Dice} about them
 * @param country as a code of two letters
 * @param source where they came from first, and {@code medium} by what kind of way
 * @param referrer the page that sent them; empty: none did
 * @param sittings in order of time
 */
public record Resident(
        int number,
        long luck,
        Instant joined,
        String country,
        String source,
        String medium,
        String referrer,
        List<Sitting> sittings) {
    public Resident {
        sittings = List.copyOf(sittings);
    }

    /** What somebody holds in their hands: {@code mobile}, {@code desktop} or {@code tablet}, and what runs on it. */
    public record Device(String type, String browser, String os, String userAgent) {}

    /** Something done: when, by the name of its event, and on which page. */
    public record Deed(Instant at, String name, String page) {}

    /**
     * What somebody does without a longer break.
     *
     * @param number the person's sittings, from 0 for their first
     * @param deeds at least one, in order of time
     */
    public record Sitting(int number, Device device, List<Deed> deeds) {
        public Sitting {
            deeds = List.copyOf(deeds);
        }

        public Instant start() {
            return deeds.getFirst().at();
        }

        public Instant end() {
            return deeds.getLast().at();
        }
    }
}
