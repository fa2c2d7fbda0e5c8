package dev.steward.journey;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The events of some shards, actor by actor in order of time, in memory-mapped files: for each actor where their events
 * begin, for each event its time, the code of its name and the row it stands in. 14 bytes an event, 12 an actor, and the
 * names of the actors that no earlier segment knows.
 *
 * <p>Actors have numbers that hold for the whole index: those of the first segment in the order of their names, those that
 * a later one adds after them. A segment lists the numbers of its own actors in ascending order.
 */
final class Segment {
    static final String ACTORS = "actors";
    static final String STARTS = "starts";
    static final String TIMES = "times";
    static final String CODES = "codes";
    static final String ROWS = "rows";
    static final String NAMES = "names";
    static final String NAME_STARTS = "name-starts";

    /** What the index writes down of a segment; every number is checked against the files when it is opened. */
    record Facts(
            String folder,
            List<ShardFacts> shards,
            long events,
            int actors,
            int firstNew,
            int newActors,
            long nameBytes) {
        Facts {
            shards = List.copyOf(shards);
        }

        /** Rows of all its files, events or not: the numbers in {@link #ROWS} are below this. */
        long rows() {
            return shards.stream()
                    .flatMap(shard -> shard.files().stream())
                    .mapToLong(FileFacts::rows)
                    .sum();
        }
    }

    private final Facts facts;
    private final Path folder;
    private final MemorySegment actors;
    private final MemorySegment starts;
    private final MemorySegment times;
    private final MemorySegment codes;
    private final MemorySegment rows;
    private final MemorySegment names;
    private final MemorySegment nameStarts;

    private Segment(Facts facts, Path folder) throws IOException {
        this.facts = facts;
        this.folder = folder;
        this.actors = Mapped.open(folder.resolve(ACTORS), 4L * facts.actors());
        this.starts = Mapped.open(folder.resolve(STARTS), 8L * (facts.actors() + 1L));
        this.times = Mapped.open(folder.resolve(TIMES), 8 * facts.events());
        this.codes = Mapped.open(folder.resolve(CODES), 2 * facts.events());
        this.rows = Mapped.open(folder.resolve(ROWS), 4 * facts.events());
        this.names = Mapped.open(folder.resolve(NAMES), facts.nameBytes());
        this.nameStarts = Mapped.open(folder.resolve(NAME_STARTS), 8L * (facts.newActors() + 1L));
        if (start(facts.actors()) != facts.events() || nameStart(facts.newActors()) != facts.nameBytes()) {
            throw new IOException(folder + " is not as it was written");
        }
    }

    /** Opens a segment; fails when a file is missing or not of the size it should have. */
    static Segment open(Path index, Facts facts) throws IOException {
        return new Segment(facts, index.resolve(facts.folder()));
    }

    Facts facts() {
        return facts;
    }

    Path folder() {
        return folder;
    }

    int actors() {
        return facts.actors();
    }

    long events() {
        return facts.events();
    }

    /** The number of the segment's {@code i}-th actor. */
    int actor(int i) {
        return actors.get(Mapped.INT, 4L * i);
    }

    /** The first of the segment's actors whose number is at least that; {@link #actors()} when there is none. */
    int firstFrom(int actor) {
        int low = 0;
        int high = facts.actors();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (actor(middle) < actor) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Where the events of the {@code i}-th actor begin; they end where those of the next begin. */
    long start(int i) {
        return starts.get(Mapped.LONG, 8L * i);
    }

    long micros(long event) {
        return times.get(Mapped.LONG, 8 * event);
    }

    int code(long event) {
        return codes.get(Mapped.CHAR, 2 * event);
    }

    /** The codes of as many events as the array is to hold, from {@code event} on. */
    void codes(long event, char[] into, int count) {
        MemorySegment.copy(codes, Mapped.CHAR, 2 * event, into, 0, count);
    }

    /** The row among all rows of the segment's files, in their order. */
    long row(long event) {
        return Integer.toUnsignedLong(rows.get(Mapped.INT, 4 * event));
    }

    /** The first event in [from, to) at or after that time; {@code to} when there is none. */
    long firstFrom(long from, long to, long micros) {
        long low = from;
        long high = to;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (micros(middle) < micros) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whether this segment brought the actor of that number. */
    boolean brought(int actor) {
        return actor >= facts.firstNew() && actor < facts.firstNew() + facts.newActors();
    }

    /** The name of an actor that this segment brought. */
    String name(int actor) {
        return new String(nameBytes(actor - facts.firstNew()), StandardCharsets.UTF_8);
    }

    private byte[] nameBytes(int i) {
        long from = nameStart(i);
        byte[] bytes = new byte[(int) (nameStart(i + 1) - from)];
        MemorySegment.copy(names, Mapped.BYTE, from, bytes, 0, bytes.length);
        return bytes;
    }

    private long nameStart(int i) {
        return nameStarts.get(Mapped.LONG, 8L * i);
    }

    /** The number of an actor that this segment brought, by name; -1 when it brought nobody of that name. */
    int find(String name) {
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        int low = 0;
        int high = facts.newActors() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            // Bytes of UTF-8 are in the order of code points, as the engine sorts.
            int order = Arrays.compareUnsigned(nameBytes(middle), wanted);
            if (order == 0) {
                return facts.firstNew() + middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }
}
