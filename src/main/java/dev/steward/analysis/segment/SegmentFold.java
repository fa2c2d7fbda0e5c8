package dev.steward.analysis.segment;

import dev.steward.analysis.segment.Segment.Match;
import dev.steward.analysis.segment.Segment.Rule;
import dev.steward.analysis.stages.Life;
import dev.steward.journey.Fold;
import dev.steward.journey.Journey;
import dev.steward.journey.People;
import dev.steward.model.Matcher;
import dev.steward.model.TimeRange;
import dev.steward.model.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks of each person which rules hold. */
final class SegmentFold implements Fold<SegmentFold, SegmentResult> {
    /** Whether a rule holds of somebody. */
    private interface Test {
        boolean holds(Journey journey);
    }

    private final long at;
    private final boolean all;
    private final List<Test> tests = new ArrayList<>();
    private final List<People.Gathering> byRule = new ArrayList<>();
    private final People.Gathering people = new People.Gathering();
    private long total;

    /** @param at the moment, in microseconds */
    SegmentFold(Segment question, long at) {
        this.at = at;
        this.all = question.match() == Match.ALL;
        int matcher = 0;
        for (Rule rule : question.rules()) {
            tests.add(test(question, rule, matcher));
            matcher += matchers(rule).size();
            byRule.add(new People.Gathering());
        }
    }

    /** What a query must ask of every event for a question; every event counts. */
    static List<Matcher> matchers(Segment question) {
        return question.rules().stream()
                .flatMap(rule -> matchers(rule).stream())
                .toList();
    }

    private static List<Matcher> matchers(Rule rule) {
        return switch (rule) {
            case Rule.Did did -> List.of(did.matcher());
            case Rule.FirstSeen _ -> List.of();
            case Rule.InStage in -> Life.matchers(in.stages());
        };
    }

    private Test test(Segment question, Rule rule, int matcher) {
        return switch (rule) {
            case Rule.Did did -> {
                long begin = question.scope().range().fromMicros();
                long from = did.inLast()
                        .map(this::before)
                        .map(start -> Math.max(start, begin))
                        .orElse(begin);
                yield journey -> did(did, journey, matcher, from);
            }
            case Rule.FirstSeen seen -> {
                TimeRange range =
                        question.scope().withRange(seen.from(), seen.to()).range();
                yield journey -> journey.micros(0) >= range.fromMicros() && journey.micros(0) <= range.toMicros();
            }
            case Rule.InStage in -> {
                Life life = new Life(in.stages(), at, matcher);
                yield journey -> life.stage(journey).filter(in.in()::contains).isPresent();
            }
        };
    }

    private long before(Duration time) {
        return at - time.toSeconds() * Times.MICROS_PER_SECOND;
    }

    /** Backwards, for what was done last is asked most. */
    private static boolean did(Rule.Did rule, Journey journey, int matcher, long from) {
        int enough = rule.atMost().isPresent() ? rule.atMost().getAsInt() + 1 : rule.atLeast();
        int times = 0;
        for (int event = journey.size() - 1; event >= 0 && journey.micros(event) >= from && times < enough; event--) {
            if (journey.matches(event, matcher)) {
                times++;
            }
        }
        return times >= rule.atLeast()
                && (rule.atMost().isEmpty() || times <= rule.atMost().getAsInt());
    }

    @Override
    public void accept(Journey journey) {
        total++;
        int held = 0;
        for (int rule = 0; rule < tests.size(); rule++) {
            if (tests.get(rule).holds(journey)) {
                held++;
                byRule.get(rule).add(journey);
            }
        }
        if (all ? held == tests.size() : held > 0) {
            people.add(journey);
        }
    }

    @Override
    public void absorb(SegmentFold other) {
        total += other.total;
        people.absorb(other.people);
        for (int rule = 0; rule < byRule.size(); rule++) {
            byRule.get(rule).absorb(other.byRule.get(rule));
        }
    }

    @Override
    public SegmentResult finish() {
        return new SegmentResult(
                Optional.of(Times.instant(at)),
                total,
                people.people(),
                byRule.stream().map(People.Gathering::people).toList());
    }
}
