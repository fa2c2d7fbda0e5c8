package dev.steward.analysis.segment;

import dev.steward.analysis.segment.Segment.Match;
import dev.steward.analysis.segment.Segment.Rule;
import dev.steward.analysis.stages.Life;
import dev.steward.journey.Fold;
import dev.steward.journey.Journey;
import dev.steward.journey.People;
import dev.steward.journey.Somebody;
import dev.steward.model.Matcher;
import dev.steward.model.TimeRange;
import dev.steward.model.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

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
                long from = from(question, did, at);
                yield journey -> did(did, journey, matcher, from);
            }
            case Rule.FirstSeen seen -> {
                TimeRange range = range(question, seen);
                yield journey -> range.contains(journey.micros(0));
            }
            case Rule.InStage in -> {
                Life life = new Life(in.stages(), at, matcher);
                yield journey -> life.stage(journey).filter(in.in()::contains).isPresent();
            }
        };
    }

    /** Events from then on count for a rule, in microseconds. */
    static long from(Segment question, Rule.Did did, long at) {
        long begin = question.scope().range().fromMicros();
        return did.inLast()
                .map(time -> Math.max(at - time.toSeconds() * Times.MICROS_PER_SECOND, begin))
                .orElse(begin);
    }

    /** Where the first event of people lies of whom a rule holds. */
    static TimeRange range(Segment question, Rule.FirstSeen seen) {
        return question.scope().withRange(seen.from(), seen.to()).range();
    }

    /** Whether that often is as often as a rule wants it. */
    static boolean often(Rule.Did rule, long times) {
        return times >= rule.atLeast()
                && (rule.atMost().isEmpty() || times <= rule.atMost().getAsInt());
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
        return often(rule, times);
    }

    @Override
    public void accept(Journey journey) {
        add(journey, rule -> tests.get(rule).holds(journey));
    }

    /** Somebody, and which rules hold of them. */
    void add(Somebody who, IntPredicate holds) {
        total++;
        int held = 0;
        for (int rule = 0; rule < byRule.size(); rule++) {
            if (holds.test(rule)) {
                held++;
                byRule.get(rule).add(who);
            }
        }
        if (all ? held == byRule.size() : held > 0) {
            people.add(who);
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
