package dev.steward.journey;

import dev.steward.source.Batch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects one actor's rows from a stream that is sorted by actor, and hands each complete journey to a fold. */
final class JourneyBuffer implements Journey {
    private static final int FIRST_CAPACITY = 256;
    private static final int BITS_COLUMN = 3;

    private final Fold<?> fold;
    private final Codes names = new Codes();
    private final List<Codes> texts = new ArrayList<>();
    private final int words;
    private String actor = "";
    private int size;
    private long[] micros = new long[FIRST_CAPACITY];
    private int[] codes = new int[FIRST_CAPACITY];
    private long[] bits;
    private int[] values;

    JourneyBuffer(JourneyQuery query, Fold<?> fold) {
        this.fold = fold;
        this.words = (query.matchers().size() + StreamedJourneys.BITS - 1) / StreamedJourneys.BITS;
        query.properties().forEach(property -> texts.add(new Codes()));
        this.bits = new long[FIRST_CAPACITY * words];
        this.values = new int[FIRST_CAPACITY * texts.size()];
    }

    void add(Batch batch, int row) {
        String next = String.valueOf(batch.text(row, 0));
        if (!next.equals(actor)) {
            flush();
            actor = next;
        }
        if (size == micros.length) {
            grow();
        }
        micros[size] = batch.number(row, 1);
        codes[size] = names.code(String.valueOf(batch.text(row, 2)));
        for (int word = 0; word < words; word++) {
            bits[size * words + word] = batch.number(row, BITS_COLUMN + word);
        }
        for (int property = 0; property < texts.size(); property++) {
            String text = batch.text(row, BITS_COLUMN + words + property);
            values[size * texts.size() + property] =
                    text == null ? -1 : texts.get(property).code(text);
        }
        size++;
    }

    /** Hands out what has been collected. */
    void flush() {
        if (size > 0) {
            fold.accept(this);
            size = 0;
        }
    }

    private void grow() {
        int capacity = size * 2;
        micros = Arrays.copyOf(micros, capacity);
        codes = Arrays.copyOf(codes, capacity);
        bits = Arrays.copyOf(bits, capacity * words);
        values = Arrays.copyOf(values, capacity * texts.size());
    }

    @Override
    public String actor() {
        return actor;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public long micros(int event) {
        return micros[event];
    }

    @Override
    public int code(int event) {
        return codes[event];
    }

    @Override
    public String name(int code) {
        return names.text(code);
    }

    @Override
    public boolean matches(int event, int matcher) {
        long word = bits[event * words + matcher / StreamedJourneys.BITS];
        return (word >>> (matcher % StreamedJourneys.BITS) & 1) == 1;
    }

    @Override
    public int value(int event, int property) {
        return values[event * texts.size() + property];
    }

    @Override
    public String text(int property, int value) {
        return texts.get(property).text(value);
    }

    /** Texts and the small numbers that stand for them. */
    private static final class Codes {
        private final Map<String, Integer> codes = new HashMap<>();
        private final List<String> texts = new ArrayList<>();

        int code(String text) {
            return codes.computeIfAbsent(text, added -> {
                texts.add(added);
                return texts.size() - 1;
            });
        }

        String text(int code) {
            return texts.get(code);
        }
    }
}
