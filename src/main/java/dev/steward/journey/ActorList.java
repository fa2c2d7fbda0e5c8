package dev.steward.journey;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** The actors of a segment that is being written, as they come in the order of their names: numbers, names, how many events. */
final class ActorList {
    private final ToIntFunction<String> known;
    private final int firstNew;
    private int[] numbers = new int[1024];
    private long[] counts = new long[1024];
    private int size;
    private byte[] names = new byte[1 << 16];
    private long[] nameStarts = new long[1024];
    private int nameBytes;
    private int added;

    /**
     * @param known the number of an actor that has one; -1 of a new one
     * @param firstNew the number of the first new one
     */
    ActorList(ToIntFunction<String> known, int firstNew) {
        this.known = known;
        this.firstNew = firstNew;
    }

    void add(String name, long events) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
            counts = Arrays.copyOf(counts, size * 2);
        }
        int number = known.applyAsInt(name);
        numbers[size] = number < 0 ? bring(name) : number;
        counts[size++] = events;
    }

    private int bring(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (nameBytes + bytes.length > names.length) {
            names = Arrays.copyOf(names, Math.max(nameBytes + bytes.length, Math.multiplyExact(names.length, 2)));
        }
        System.arraycopy(bytes, 0, names, nameBytes, bytes.length);
        nameBytes += bytes.length;
        if (added + 1 == nameStarts.length) {
            nameStarts = Arrays.copyOf(nameStarts, nameStarts.length * 2);
        }
        nameStarts[++added] = nameBytes;
        return firstNew + added - 1;
    }

    int size() {
        return size;
    }

    /** How many are new. */
    int added() {
        return added;
    }

    int nameBytes() {
        return nameBytes;
    }

    /** The names of the new ones, one after the other. */
    byte[] names() {
        return names;
    }

    /** Where the name of the {@code i}-th new one begins; for {@link #added} where the last one ends. */
    long nameStart(int i) {
        return nameStarts[i];
    }

    long events() {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += counts[i];
        }
        return sum;
    }

    /** The places in this list in ascending order of the actors' numbers. */
    int[] byNumber() {
        boolean sorted = true;
        for (int i = 1; i < size && sorted; i++) {
            sorted = numbers[i - 1] < numbers[i];
        }
        IntStream places = IntStream.range(0, size);
        return sorted
                ? places.toArray()
                : places.mapToLong(i -> (long) numbers[i] << Integer.SIZE | i)
                        .sorted()
                        .mapToInt(both -> (int) both)
                        .toArray();
    }

    int number(int i) {
        return numbers[i];
    }

    long count(int i) {
        return counts[i];
    }
}
