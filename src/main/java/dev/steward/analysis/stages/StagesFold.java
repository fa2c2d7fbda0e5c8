package dev.steward.analysis.stages;

import dev.steward.analysis.stages.StagesResult.Cohort;
import dev.steward.analysis.stages.StagesResult.Group;
import dev.steward.analysis.stages.StagesResult.Stage;
import dev.steward.journey.Fold;
import dev.steward.journey.Journey;
import dev.steward.journey.People;
import dev.steward.journey.Somebody;
import dev.steward.model.Times;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Puts each person into a stage, and into the cohort they signed up in. */
final class StagesFold implements Fold<StagesFold, StagesResult> {
    /** The first of the matchers that make the score, after those of a {@link Life}. */
    private static final int SCORED = 2;

    private static final int STAGES = Stage.values().length;
    private static final int DAYS_OF_WEEK = 7;

    private final Stages question;
    private final ZoneId zone;
    private final long at;
    private final Life life;
    private final List<People.Gathering> people = new ArrayList<>();
    private final long[] scores = new long[STAGES];
    private final Map<Integer, long[]> cohorts = new TreeMap<>();

    /** @param at the moment, in microseconds */
    StagesFold(Stages question, long at) {
        this.question = question;
        this.zone = question.scope().timezone();
        this.at = at;
        this.life = new Life(question, at, 0);
        IntStream.range(0, STAGES).forEach(_ -> people.add(new People.Gathering()));
    }

    @Override
    public void accept(Journey journey) {
        int signup = life.began(journey);
        if (signup >= 0) {
            add(journey, journey.micros(signup), life.lastActivity(journey), score(journey));
        }
    }

    /** Somebody who has signed up in the range, and what is known of them. */
    void add(Somebody who, long began, long active, long score) {
        int stage = life.stage(began, active).ordinal();
        people.get(stage).add(who);
        scores[stage] += score;
        cohorts.computeIfAbsent(cohort(began), _ -> new long[STAGES])[stage]++;
    }

    /** Events later than that count for the score, in microseconds. */
    static long scoredAfter(Stages question, long at) {
        return at - Life.micros(question.engagementWindow());
    }

    private long score(Journey journey) {
        long from = scoredAfter(question, at);
        long score = 0;
        for (int event = journey.size() - 1; event >= 0 && journey.micros(event) > from; event--) {
            for (int weight = 0; weight < question.engagement().size(); weight++) {
                if (journey.matches(event, SCORED + weight)) {
                    score += question.engagement().get(weight).points();
                }
            }
        }
        return score;
    }

    /** A number that sorts as time does, and from which the label is made. */
    private int cohort(long micros) {
        LocalDate day = LocalDate.ofInstant(Times.instant(micros), zone);
        return (day.getYear() * 100 + day.getMonthValue()) * 10 + (day.getDayOfMonth() - 1) / DAYS_OF_WEEK + 1;
    }

    private static String label(int cohort) {
        int month = cohort / 10;
        return "%04d-%02d-W%d".formatted(month / 100, month % 100, cohort % 10);
    }

    @Override
    public void absorb(StagesFold other) {
        for (int stage = 0; stage < STAGES; stage++) {
            people.get(stage).absorb(other.people.get(stage));
            scores[stage] += other.scores[stage];
        }
        other.cohorts.forEach((cohort, theirs) -> {
            long[] mine = cohorts.computeIfAbsent(cohort, _ -> new long[STAGES]);
            for (int stage = 0; stage < STAGES; stage++) {
                mine[stage] += theirs[stage];
            }
        });
    }

    @Override
    public StagesResult finish() {
        List<Group> groups = IntStream.range(0, STAGES)
                .mapToObj(stage -> new Group(people.get(stage).people(), scores[stage]))
                .toList();
        List<Cohort> all = cohorts.entrySet().stream()
                .map(cohort -> new Cohort(
                        label(cohort.getKey()),
                        IntStream.range(0, STAGES)
                                .mapToObj(stage -> cohort.getValue()[stage])
                                .toList()))
                .toList();
        return new StagesResult(Optional.of(Times.instant(at)), groups, all);
    }
}
