package dev.steward.ingest.demo;

/**
 * One event in 16 bytes: its time in milliseconds and, packed into a long, whose it is, what it is and in which session.
 * All else is thrown again from these when the event is written, so that a hundred million fit on a small disk.
 *
 * @param session the person's sessions, counted from 0
 * @param detail which page, which pet: 0 to 255
 * @param again true for the second copy of an event that was sent twice
 */
record Move(long at, int person, Kind kind, int session, int detail, boolean again) {
    private static final int PERSON = 32;
    private static final int SESSION = 16;
    private static final int DETAIL = 8;
    private static final int KIND = 1;
    private static final int MOST_SESSIONS = 1 << (PERSON - SESSION);

    Move {
        if (session < 0 || session >= MOST_SESSIONS || detail < 0 || detail > 0xff) {
            throw new IllegalArgumentException("session " + session + ", detail " + detail);
        }
    }

    long packed() {
        return (long) person << PERSON
                | (long) session << SESSION
                | (long) detail << DETAIL
                | (long) kind.ordinal() << KIND
                | (again ? 1 : 0);
    }

    static Move unpack(long at, long packed) {
        return new Move(
                at,
                (int) (packed >>> PERSON),
                KINDS[(int) (packed >>> KIND) & 0x7f],
                (int) (packed >>> SESSION) & 0xffff,
                (int) (packed >>> DETAIL) & 0xff,
                (packed & 1) == 1);
    }

    private static final Kind[] KINDS = Kind.values();

    /** Takes what people do, in order of time for each person. */
    @FunctionalInterface
    interface Sink {
        void take(Move move);
    }
}
