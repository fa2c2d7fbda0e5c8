package dev.steward.analysis.paths;

/**
 * How often each link is taken: a hash map without objects, open addressing with linear probing. A link's key, count,
 * time and people lie side by side, so that counting touches one cache line.
 */
final class LinkCounts {
    /** More different links than that would not fit into an ordinary machine, nor into anybody's head. */
    static final int MOST = 1 << 22;

    /** Hears of every link. {@code micros}: the sum of its times; {@code people}: how many take it. */
    @FunctionalInterface
    interface Visitor {
        void link(int step, int from, int to, long count, long micros, long people);
    }

    private static final int SLOT = 4;
    private static final int COUNT = 1;
    private static final int MICROS = 2;

    /** People in the upper half; below it the actor that came last, whose further paths are no further people. */
    private static final int PEOPLE = 3;

    private static final int NODE_BITS = 27;
    private static final long NODE = NodeIds.MOST - 1L;
    private static final long LOW = 0xffff_ffffL;

    private int bits = 8;
    private long[] slots = new long[SLOT << bits];
    private int size;

    /** Counts one path of an actor; those of one actor come one after the other. */
    void add(int step, int from, int to, long micros, int actor) {
        long key = key(step, from, to);
        int at = find(key);
        if (slots[at + COUNT] == 0) {
            at = insert(key, at);
            slots[at + PEOPLE] = (1L << 32) | (actor & LOW);
        } else if ((int) slots[at + PEOPLE] != actor) {
            slots[at + PEOPLE] = (((slots[at + PEOPLE] >>> 32) + 1) << 32) | (actor & LOW);
        }
        slots[at + COUNT]++;
        slots[at + MICROS] = Math.addExact(slots[at + MICROS], micros);
    }

    /** Takes over what another count holds of a link; the two have seen different actors. */
    void addAll(int step, int from, int to, long count, long micros, long people) {
        long key = key(step, from, to);
        int at = find(key);
        if (slots[at + COUNT] == 0) {
            at = insert(key, at);
        }
        slots[at + COUNT] += count;
        slots[at + MICROS] = Math.addExact(slots[at + MICROS], micros);
        slots[at + PEOPLE] += people << 32;
    }

    boolean has(int step, int from, int to) {
        return slots[find(key(step, from, to)) + COUNT] > 0;
    }

    int size() {
        return size;
    }

    /** In no particular order. */
    void forEach(Visitor visitor) {
        for (int at = 0; at < slots.length; at += SLOT) {
            if (slots[at + COUNT] > 0) {
                long key = slots[at];
                visitor.link(
                        (int) (key >>> (2 * NODE_BITS)),
                        (int) ((key >>> NODE_BITS) & NODE),
                        (int) (key & NODE),
                        slots[at + COUNT],
                        slots[at + MICROS],
                        slots[at + PEOPLE] >>> 32);
            }
        }
    }

    private static long key(int step, int from, int to) {
        return ((long) step << (2 * NODE_BITS)) | ((long) from << NODE_BITS) | to;
    }

    /** Where the key is, or would be put. */
    private int find(long key) {
        int mask = slots.length - 1;
        // Fibonacci hashing: the upper bits of the product depend on all bits of the key.
        int at = (int) ((key * 0x9E37_79B9_7F4A_7C15L) >>> (64 - bits)) * SLOT;
        while (slots[at + COUNT] != 0 && slots[at] != key) {
            at = (at + SLOT) & mask;
        }
        return at;
    }

    private int insert(long key, int empty) {
        if (size == MOST) {
            throw NodeIds.tooMany("links", MOST);
        }
        size++;
        if (size * 2L <= slots.length / SLOT) {
            slots[empty] = key;
            return empty;
        }
        grow();
        int at = find(key);
        slots[at] = key;
        return at;
    }

    private void grow() {
        long[] old = slots;
        bits++;
        slots = new long[SLOT << bits];
        for (int at = 0; at < old.length; at += SLOT) {
            if (old[at + COUNT] != 0) {
                System.arraycopy(old, at, slots, find(old[at]), SLOT);
            }
        }
    }
}
