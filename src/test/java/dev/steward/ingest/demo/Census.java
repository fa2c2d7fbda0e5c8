package dev.steward.ingest.demo;

import dev.steward.model.Work;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is counted over everybody, by hand, to hold the invented year against what it promises. */
final class Census {
    static final List<Kind> FUNNEL =
            List.of(Kind.REGISTER, Kind.VERIFY_EMAIL, Kind.ADD_PET, Kind.SET_REMINDER, Kind.SUBSCRIBE);

    final Map<Kind, Long> events = new EnumMap<>(Kind.class);
    final long[] byDay = new long[DemoYear.DAYS];
    final long[] remindersDone = new long[DemoYear.DAYS];
    final long[] doubled = new long[DemoYear.DAYS];
    /** People who reached each step: before and after the redesign. */
    final int[][] reached = new int[2][FUNNEL.size()];
    /** By week since registration: how many could be seen, how many were. */
    final int[] observable = new int[53];

    final int[] seen = new int[53];
    /** By week of the year: people who were there before, but not in the week before. */
    final int[] resurrected = new int[53];

    int misspelt;
    int weightsAsText;
    int peopleWithWrongClocks;
    int eventsWithWrongClocks;

    final List<Integer> eventsOfRobots = new ArrayList<>();
    int people;
    int outOfOrder;

    static Census of(DemoSize size) {
        Census census = new Census();
        DemoFolk folk = new DemoFolk(size);
        List<Move> life = new ArrayList<>();
        folk.tell(Work.unobserved(), move -> {
            if (!life.isEmpty() && life.getFirst().person() != move.person()) {
                census.count(folk.person(life.getFirst().person()), life);
                life.clear();
            }
            life.add(move);
        });
        census.count(folk.person(life.getFirst().person()), life);
        return census;
    }

    long total() {
        return events.values().stream().mapToLong(Long::longValue).sum();
    }

    double share(int era, int step, int of) {
        return (double) reached[era][step] / reached[era][of];
    }

    double shareOfAll(int step) {
        return (double) (reached[0][step] + reached[1][step]) / (reached[0][0] + reached[1][0]);
    }

    double retention(int week) {
        return (double) seen[week] / observable[week];
    }

    private void count(Person person, List<Move> life) {
        people++;
        peopleWithWrongClocks += person.clockAhead() == 0 ? 0 : 1;
        eventsWithWrongClocks += person.clockAhead() == 0 ? 0 : life.size();
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        boolean[] weeks = new boolean[54];
        boolean[] calendar = new boolean[54];
        long before = Long.MIN_VALUE;
        for (Move move : life) {
            events.merge(move.kind(), 1L, Long::sum);
            kinds.add(move.kind());
            int day = (int) ((move.at() - DemoYear.START) / DemoYear.DAY);
            byDay[day]++;
            remindersDone[day] += move.kind() == Kind.REMINDER_DONE ? 1 : 0;
            doubled[day] += move.again() ? 1 : 0;
            misspelt += Faults.country(person.country(), move.at()).equals("UK") ? 1 : 0;
            weightsAsText += move.kind() == Kind.LOG_WEIGHT && Faults.weightAsText(move.at()) ? 1 : 0;
            outOfOrder += move.at() < before ? 1 : 0;
            before = move.at();
            weeks[(int) Math.max(0, (move.at() - person.registered()) / DemoYear.WEEK)] = true;
            calendar[day / 7] = true;
        }
        if (person.robot()) {
            eventsOfRobots.add(life.size());
            return;
        }
        int era = person.newOnboarding() ? 1 : 0;
        for (int step = 0; step < FUNNEL.size(); step++) {
            reached[era][step] += kinds.contains(FUNNEL.get(step)) ? 1 : 0;
        }
        for (int week = 0; person.registered() + (week + 1) * DemoYear.WEEK <= DemoYear.END; week++) {
            observable[week]++;
            seen[week] += weeks[week] ? 1 : 0;
        }
        boolean known = false;
        for (int week = 0; week < 53; week++) {
            resurrected[week] += known && calendar[week] && !calendar[week - 1] ? 1 : 0;
            known |= calendar[week];
        }
    }
}
