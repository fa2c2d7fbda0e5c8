package dev.steward.analysis;

import java.util.Arrays;

/** A growing list of numbers without objects; cleared and filled again for every journey. */
public final class Longs {
    private static final int PIECE = 1 << 16;
    /** Of a selection, before it gives up and sorts: halving billions takes half as many. */
    private static final int MOST_ROUNDS = 64;

    private static final int FEW = 32;

    private long[] items = new long[16];
    private int size;

    public void add(long item) {
        if (size == items.length) {
            items = Arrays.copyOf(items, size * 2);
        }
        items[size++] = item;
    }

    public void addAll(Longs others) {
        if (size + others.size > items.length) {
            items = Arrays.copyOf(items, Math.max(size + others.size, items.length * 2));
        }
        System.arraycopy(others.items, 0, items, size, others.size);
        size += others.size;
    }

    public long get(int index) {
        return items[index];
    }

    public int size() {
        return size;
    }

    public void clear() {
        size = 0;
    }

    public void sort() {
        Arrays.sort(items, 0, size);
    }

    /** The same for lists of millions, in pieces: {@code between} is called after each, and may throw. */
    public void sort(Runnable between) {
        for (int from = 0; from < size; from += PIECE) {
            Arrays.sort(items, from, Math.min(size, from + PIECE));
            between.run();
        }
        long[] other = size > PIECE ? new long[items.length] : items;
        for (int run = PIECE; run < size && run > 0; run *= 2) {
            for (int from = 0; from < size; from += 2 * run) {
                merge(other, from, Math.min(size, from + run), (int) Math.min(size, from + 2L * run), between);
            }
            long[] merged = other;
            other = items;
            items = merged;
        }
    }

    private void merge(long[] into, int from, int middle, int to, Runnable between) {
        int left = from;
        int right = middle;
        for (int at = from; at < to; at++) {
            into[at] = right == to || left < middle && items[left] <= items[right] ? items[left++] : items[right++];
            if (at % PIECE == 0) {
                between.run();
            }
        }
    }

    /**
     * The item that would stand at {@code index} if the list were sorted. Changes the order: none before that place is greater
     * afterwards, and none behind it is less.
     */
    public long select(int index) {
        int from = 0;
        int to = size - 1;
        int rounds = 0;
        while (from < to) {
            if (++rounds > MOST_ROUNDS || to - from < FEW) {
                Arrays.sort(items, from, to + 1);
                break;
            }
            long pivot = middle(items[from], items[(from + to) >>> 1], items[to]);
            int left = from;
            int right = to;
            while (left <= right) {
                while (items[left] < pivot) {
                    left++;
                }
                while (items[right] > pivot) {
                    right--;
                }
                if (left <= right) {
                    long item = items[left];
                    items[left++] = items[right];
                    items[right--] = item;
                }
            }
            if (index <= right) {
                to = right;
            } else if (index >= left) {
                from = left;
            } else {
                break;
            }
        }
        return items[index];
    }

    private static long middle(long a, long b, long c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    public long sum() {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum = Math.addExact(sum, items[i]);
        }
        return sum;
    }

    /** In a sorted list: the index of the first item of at least {@code least}; {@link #size()} when there is none. */
    public int firstFrom(long least) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (items[middle] < least) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
