package dev.steward.ingest.demo;

import dev.steward.ingest.demo.Resident.Deed;
import dev.steward.ingest.demo.Resident.Device;
import dev.steward.ingest.demo.Resident.Sitting;
import dev.steward.model.Work;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * People who live as those of the demo lake do, in a year that ends on any day; nothing went wrong with what was recorded
 * of them. Plain computing, the same every time; one person at a time is in memory.
 */
public final class Crowd {
    /** As long as the demo's year. */
    public static final int MOST_DAYS = DemoYear.DAYS;

    private static final int LOOK_UP = 256;

    private final int people;
    private final long seed;
    private final DemoSize size;
    private final DemoYear year = new DemoYear();
    private final long shift;
    private final long from;
    private final long until;

    /**
     * @param people how many, at least 95
     * @param last the last day (UTC), whole
     * @param days for how many days, up to that one, it is told what they do; at most {@link #MOST_DAYS}
     */
    public Crowd(int people, long seed, LocalDate last, int days) {
        this.people = people;
        this.seed = seed;
        this.size = new DemoSize(people + Person.ROBOTS);
        this.until = DemoYear.at(last.plusDays(1));
        this.from = until - days * DemoYear.DAY;
        // Sundays stay Sundays: the demo's last week ends in the week of the last day, or after it.
        DayOfWeek weekday = DemoYear.LAST.getDayOfWeek();
        this.shift = DemoYear.at(last.with(TemporalAdjusters.nextOrSame(weekday))) - DemoYear.at(DemoYear.LAST);
    }

    /** Tells of everybody who has signed up by then, in the order of their numbers. */
    public void tell(Work work, Consumer<Resident> sink) {
        for (int number = 0; number < people; number++) {
            if (number % LOOK_UP == 0) {
                work.checkCancelled();
            }
            Person person = Person.of(number, seed, size, year);
            if (person.registered() + shift < until) {
                sink.accept(resident(person));
            }
        }
    }

    private Resident resident(Person person) {
        List<Sitting> sittings = new ArrayList<>();
        List<Deed> deeds = new ArrayList<>();
        int[] session = {-1};
        Life.live(person, move -> {
            long at = move.at() + shift;
            if (move.session() != session[0]) {
                close(session[0], person, deeds, sittings);
                session[0] = move.session();
            }
            if (at < until) {
                deeds.add(new Deed(
                        Instant.ofEpochMilli(at),
                        move.kind().event(),
                        Page.of(move.kind(), move.detail()).path()));
            }
        });
        close(session[0], person, deeds, sittings);
        return new Resident(
                person.number() + 1,
                person.luck(),
                Instant.ofEpochMilli(person.registered() + shift),
                person.country().name(),
                person.origin().source(),
                person.origin().medium(),
                Objects.requireNonNullElse(person.origin().referrer(), ""),
                sittings);
    }

    /** A sitting is told whole: one that began before the first day is left out. */
    private void close(int session, Person person, List<Deed> deeds, List<Sitting> sittings) {
        if (!deeds.isEmpty() && deeds.getFirst().at().toEpochMilli() >= from) {
            Client client = person.client(session);
            sittings.add(new Sitting(
                    session,
                    new Device(client.deviceType(), client.browser(), client.os(), client.userAgent()),
                    deeds));
        }
        deeds.clear();
    }
}
