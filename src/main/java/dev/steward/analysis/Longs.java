package dev.steward.analysis;

import java.util.Arrays;

/** A growing list of numbers without objects; cleared and filled again for every journey. */
public final class Longs {
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
