package dev.steward.analysis.churn;

import dev.steward.analysis.churn.ChurnResult.Scored;
import dev.steward.journey.Somebody;
import dev.steward.model.CodePointOrder;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** The people with the highest scores: never more than are wanted, in whatever order they come. */
final class Scores {
    private record Entry(String person, long score) {}

    private static final Comparator<Entry> ORDER =
            Comparator.comparingLong(Entry::score).reversed().thenComparing(Entry::person, CodePointOrder.INSTANCE);

    private final int most;
    private final TreeSet<Entry> entries = new TreeSet<>(ORDER);

    Scores(int most) {
        this.most = most;
    }

    void add(Somebody who, long score) {
        if (most > 0 && (entries.size() < most || score >= entries.last().score())) {
            entries.add(new Entry(who.legend().actor(who.actor()), score));
            trim();
        }
    }

    void absorb(Scores other) {
        entries.addAll(other.entries);
        trim();
    }

    private void trim() {
        while (entries.size() > most) {
            entries.pollLast();
        }
    }

    List<Scored> finish() {
        return entries.stream()
                .map(entry -> new Scored(entry.person(), entry.score() / Scorer.POINT))
                .toList();
    }
}
