package dev.steward.ingest.demo;

import dev.steward.model.Work;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Everybody who lives in a demo lake, and what is recorded of their year. Plain computing: no file is touched. */
final class DemoFolk {
    private static final int LOOK_UP = 1_000;
    /** The same people come up again and again within a day; a power of two. */
    private static final int REMEMBERED = 1 << 16;

    private final DemoSize size;
    private final DemoYear year = new DemoYear();
    private final AtomicReferenceArray<@Nullable Person> remembered = new AtomicReferenceArray<>(REMEMBERED);

    DemoFolk(DemoSize size) {
        this.size = size;
    }

    /** Safe for use by many threads. */
    Person person(int number) {
        int slot = number & REMEMBERED - 1;
        Person known = remembered.get(slot);
        if (known == null || known.number() != number) {
            known = Person.of(number, 0, size, year);
            remembered.set(slot, known);
        }
        return known;
    }

    /** Tells every recorded event, person by person. */
    void tell(Work work, Move.Sink sink) {
        Move.Sink recorded = Faults.recorded(sink);
        for (int number = 0; number < size.people(); number++) {
            if (number % LOOK_UP == 0) {
                work.checkCancelled();
            }
            Life.live(person(number), recorded);
        }
    }
}
