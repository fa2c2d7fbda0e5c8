package dev.steward.ingest.demo;

import dev.steward.model.Work;

/** Everybody who lives in a demo lake, and what is recorded of their year. Plain computing: no file is touched. */
final class DemoFolk {
    private static final int LOOK_UP = 1_000;

    private final DemoSize size;
    private final DemoYear year = new DemoYear();

    DemoFolk(DemoSize size) {
        this.size = size;
    }

    Person person(int number) {
        return Person.of(number, size, year);
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
