package dev.steward.journey;

import dev.steward.model.Work;
import java.util.Arrays;

/**
 * One actor's events in order of time, ties in order of arrival; indices run from 0 to {@link #size()} - 1. Its arrays are
 * reused: valid only until the next journey is handed out. One actor may have millions of events: who reads them one after
 * the other is stopped on the way when the question is cancelled.
 */
public final class Journey implements Somebody {
    /** Bits of a word that are used, the sign left out. */
    public static final int BITS = 62;

    /** Looking whether to stop costs little, but not nothing: it is done at the last of so many events, a power of two. */
    static final int LOOK = 1024;

    private static final int FIRST_CAPACITY = 64;

    private final Legend legend;
    private final Work work;
    private final int words;
    private final int properties;
    private int actor;
    private int size;
    private long[] micros = new long[FIRST_CAPACITY];
    private int[] codes = new int[FIRST_CAPACITY];
    private long[] bits;
    private int[] values;

    /** @param work what is stopped when it is cancelled */
    Journey(JourneyQuery query, Legend legend, Work work) {
        this(legend, work, words(query), query.properties().size());
    }

    private Journey(Legend legend, Work work, int words, int properties) {
        this.legend = legend;
        this.work = work;
        this.words = words;
        this.properties = properties;
        this.bits = new long[FIRST_CAPACITY * words];
        this.values = new int[FIRST_CAPACITY * properties];
    }

    /** How many words of bits an event of the query has. */
    static int words(JourneyQuery query) {
        return Math.ceilDiv(query.matchers().size(), BITS);
    }

    /** Begins the journey of another actor. */
    void begin(int nextActor) {
        actor = nextActor;
        size = 0;
    }

    /** Adds an event that satisfies no matcher and carries no property; returns its index. */
    int add(long at, int code) {
        if (size == micros.length) {
            grow();
        }
        micros[size] = at;
        codes[size] = code;
        Arrays.fill(bits, size * words, (size + 1) * words, 0);
        Arrays.fill(values, size * properties, (size + 1) * properties, -1);
        return size++;
    }

    /** The same for a query of one word and no property, given the matchers that the event satisfies. */
    void add(long at, int code, long which) {
        if (size == micros.length) {
            grow();
        }
        micros[size] = at;
        codes[size] = code;
        bits[size++] = which;
    }

    /** Takes the last event back. */
    void removeLast() {
        size--;
    }

    /** Says which matchers an event satisfies, {@link #BITS} of them a word. */
    void matches(int event, int word, long which) {
        bits[event * words + word] = which;
    }

    void carries(int event, int property, int value) {
        values[event * properties + property] = value;
    }

    private void grow() {
        int capacity = size * 2;
        micros = Arrays.copyOf(micros, capacity);
        codes = Arrays.copyOf(codes, capacity);
        bits = Arrays.copyOf(bits, capacity * words);
        values = Arrays.copyOf(values, capacity * properties);
    }

    /** A journey of the same actor without events yet, for a fold that looks at some events alone. */
    public Journey empty() {
        Journey part = new Journey(legend, work, words, properties);
        part.begin(actor);
        return part;
    }

    /** Adds an event of another journey of the same fold, not earlier than the last one. */
    public void take(Journey from, int event) {
        int at = add(from.micros[event], from.codes[event]);
        System.arraycopy(from.bits, event * words, bits, at * words, words);
        System.arraycopy(from.values, event * properties, values, at * properties, properties);
    }

    /** What the numbers below stand for. */
    @Override
    public Legend legend() {
        return legend;
    }

    /** A small number that stands for the actor; every journey of a fold has another one. */
    @Override
    public int actor() {
        return actor;
    }

    public int size() {
        return size;
    }

    /**
     * Throws {@link dev.steward.model.Cancelled} when the question has been cancelled. For a fold that does much between two
     * events that it reads.
     */
    public void checkCancelled() {
        work.checkCancelled();
    }

    private void look(int event) {
        if ((event & LOOK - 1) == LOOK - 1) {
            work.checkCancelled();
        }
    }

    /** Microseconds since 1970, UTC; never less than that of the event before. */
    public long micros(int event) {
        look(event);
        return micros[event];
    }

    /** The first event later than a time, in microseconds; {@link #size} when there is none. */
    public int firstAfter(long time) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (micros[middle] <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** A small number that stands for the event's name, the same in all journeys of one fold. */
    public int code(int event) {
        look(event);
        return codes[event];
    }

    /** Whether the event satisfies matcher {@code matcher} of the query. */
    public boolean matches(int event, int matcher) {
        look(event);
        return (bits[event * words + matcher / BITS] >>> (matcher % BITS) & 1) == 1;
    }

    /**
     * A small number that stands for the text form of property {@code property} (an index into the query's list), the
     * same in all journeys of one fold; -1 when the event does not carry it.
     */
    public int value(int event, int property) {
        return values[event * properties + property];
    }
}
