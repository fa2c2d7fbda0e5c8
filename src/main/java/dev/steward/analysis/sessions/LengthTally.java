package dev.steward.analysis.sessions;

import dev.steward.journey.Journey;
import dev.steward.model.Times;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Sessions by how long they last. Most are short and some very long, so the bins grow; the bounds of a bounce and of an
 * engaged session are among theirs.
 */
final class LengthTally implements Tally<LengthTally> {
    /** Where each bin begins, in seconds. */
    static final List<Long> STARTS = List.of(0L, 10L, 30L, 60L, 180L, 600L, 1_800L, 3_600L);

    private static final int NOBODY = -1;

    private final long[] sessions = new long[STARTS.size()];
    private final long[] people = new long[STARTS.size()];
    private final int[] lastPerson = new int[STARTS.size()];

    LengthTally() {
        Arrays.fill(lastPerson, NOBODY);
    }

    static int bin(long micros) {
        int bin = STARTS.size() - 1;
        while (micros < STARTS.get(bin) * Times.MICROS_PER_SECOND) {
            bin--;
        }
        return bin;
    }

    @Override
    public void session(Journey journey, int from, int to, int person) {
        add(TotalsTally.micros(journey, from, to), person);
    }

    @Override
    public void counted(Counted session, int person) {
        add(session.micros(), person);
    }

    private void add(long lasted, int person) {
        int bin = bin(lasted);
        sessions[bin]++;
        people[bin] += lastPerson[bin] == person ? 0 : 1;
        lastPerson[bin] = person;
    }

    @Override
    public void absorb(LengthTally other) {
        for (int bin = 0; bin < sessions.length; bin++) {
            sessions[bin] += other.sessions[bin];
            people[bin] += other.people[bin];
        }
    }

    @Override
    public SessionsResult.Lengths finish() {
        List<SessionsResult.Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < STARTS.size(); bin++) {
            OptionalDouble end =
                    bin + 1 < STARTS.size() ? OptionalDouble.of(STARTS.get(bin + 1)) : OptionalDouble.empty();
            bins.add(new SessionsResult.Bin(STARTS.get(bin), end, sessions[bin], people[bin]));
        }
        return new SessionsResult.Lengths(bins);
    }
}
