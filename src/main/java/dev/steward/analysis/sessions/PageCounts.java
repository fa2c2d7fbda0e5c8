package dev.steward.analysis.sessions;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** Sessions by a page, at one of their ends. Pages are small numbers. */
final class PageCounts {
    private static final int NOBODY = -1;

    private long[] sessions = new long[16];
    private long[] people = new long[16];
    private long[] bounced = new long[16];
    private int[] lastPerson = new int[16];
    private int size;

    PageCounts() {
        Arrays.fill(lastPerson, NOBODY);
    }

    void add(int page, int person, boolean bounce) {
        reserve(page);
        sessions[page]++;
        bounced[page] += bounce ? 1 : 0;
        people[page] += lastPerson[page] == person ? 0 : 1;
        lastPerson[page] = person;
    }

    private void reserve(int page) {
        if (page >= sessions.length) {
            int known = sessions.length;
            int capacity = Math.max(page + 1, known * 2);
            sessions = Arrays.copyOf(sessions, capacity);
            people = Arrays.copyOf(people, capacity);
            bounced = Arrays.copyOf(bounced, capacity);
            lastPerson = Arrays.copyOf(lastPerson, capacity);
            Arrays.fill(lastPerson, known, capacity, NOBODY);
        }
        size = Math.max(size, page + 1);
    }

    /** @param mine what the other's page is called here */
    void absorb(PageCounts other, IntUnaryOperator mine) {
        for (int theirs = 0; theirs < other.size; theirs++) {
            if (other.sessions[theirs] > 0) {
                int page = mine.applyAsInt(theirs);
                reserve(page);
                sessions[page] += other.sessions[theirs];
                people[page] += other.people[theirs];
                bounced[page] += other.bounced[theirs];
            }
        }
    }

    long sessions(int page) {
        return page < size ? sessions[page] : 0;
    }

    long people(int page) {
        return page < size ? people[page] : 0;
    }

    long bounced(int page) {
        return page < size ? bounced[page] : 0;
    }
}
