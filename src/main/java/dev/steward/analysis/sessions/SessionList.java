package dev.steward.analysis.sessions;

import dev.steward.analysis.Longs;
import dev.steward.analysis.sessions.SessionsResult.Session;
import dev.steward.journey.Somebody;
import dev.steward.model.CodePointOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The first sessions by person, then start: never many more than are wanted, in whatever order people come. */
final class SessionList {
    private static final int FIELDS = 3;

    private final int most;
    private final TreeMap<String, Longs> byPerson = new TreeMap<>(CodePointOrder.INSTANCE);
    private int size;
    private Longs own = new Longs();

    SessionList(int most) {
        this.most = most;
    }

    /** Begins with another person; says whether their sessions are wanted. */
    boolean wants(Somebody who) {
        if (most == 0) {
            return false;
        }
        String person = who.legend().actor(who.actor());
        if (size >= most && CodePointOrder.INSTANCE.compare(person, byPerson.lastKey()) > 0) {
            return false;
        }
        own = new Longs();
        byPerson.put(person, own);
        return true;
    }

    /** Adds a session of the person, later than the one before. */
    void add(long start, long end, int events) {
        own.add(start);
        own.add(end);
        own.add(events);
        size++;
    }

    /** Gives up those who are after the last that is wanted. */
    void trim() {
        while (!byPerson.isEmpty() && size - sessions(byPerson.lastEntry().getValue()) >= most) {
            size -= sessions(byPerson.pollLastEntry().getValue());
        }
    }

    private static int sessions(Longs fields) {
        return fields.size() / FIELDS;
    }

    void absorb(SessionList other) {
        byPerson.putAll(other.byPerson);
        size += other.size;
        trim();
    }

    List<Session> finish() {
        List<Session> listed = new ArrayList<>(Math.min(size, most));
        for (Map.Entry<String, Longs> person : byPerson.entrySet()) {
            Longs fields = person.getValue();
            for (int i = 0; i < fields.size() && listed.size() < most; i += FIELDS) {
                listed.add(new Session(
                        person.getKey(), fields.get(i), fields.get(i + 1), Math.toIntExact(fields.get(i + 2))));
            }
        }
        return listed;
    }
}
