package dev.steward.analysis.experiment;

import dev.steward.analysis.Share;
import dev.steward.analysis.experiment.Experiment.Measure;
import dev.steward.analysis.experiment.Experiment.Portion;
import dev.steward.analysis.experiment.ExperimentResult.Arm;
import dev.steward.analysis.experiment.Group.Seen;
import dev.steward.analysis.statistics.Interval;
import dev.steward.analysis.statistics.Means;
import dev.steward.analysis.statistics.Moments;
import dev.steward.analysis.statistics.Proportions;
import dev.steward.analysis.statistics.SampleRatio;
import dev.steward.analysis.statistics.Verdict;
import dev.steward.journey.People;
import dev.steward.model.CodePointOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** From what was seen of each variant to what can be said of it. */
final class Judgement {
    private static final String CONTROL = "control";

    private final Experiment question;
    private final boolean rates;

    private Judgement(Experiment question) {
        this.question = question;
        this.rates = question.measure() instanceof Measure.Conversion;
    }

    static ExperimentResult of(Experiment question, Map<String, Group> groups, People mixed) {
        List<Portion> expected = question.variants().expected();
        People.Gathering other = new People.Gathering();
        TreeSet<String> names = new TreeSet<>(CodePointOrder.INSTANCE);
        expected.forEach(portion -> names.add(portion.variant()));
        groups.forEach((name, group) -> {
            if (expected.isEmpty()) {
                names.add(name);
            } else if (!names.contains(name)) {
                group.addTo(other);
            }
        });
        List<Seen> seen = new ArrayList<>();
        for (String name : ordered(question, names)) {
            Group group = groups.get(name);
            seen.add(group == null ? Seen.nobody(name) : group.seen(name));
        }
        return new ExperimentResult(
                new Judgement(question).arms(seen), mixed, other.people(), sampleRatio(expected, seen));
    }

    /** The control first. One that nobody was seen with is there all the same. */
    private static List<String> ordered(Experiment question, TreeSet<String> names) {
        Optional<String> control = question.variants()
                .control()
                .or(() -> names.stream().filter(CONTROL::equalsIgnoreCase).findFirst());
        List<String> ordered = new ArrayList<>(names);
        control.ifPresent(first -> {
            ordered.remove(first);
            if (!ordered.isEmpty() || names.contains(first)) {
                ordered.addFirst(first);
            }
        });
        return ordered;
    }

    private List<Arm> arms(List<Seen> seen) {
        if (seen.isEmpty()) {
            return List.of();
        }
        List<Seen> others = seen.subList(1, seen.size());
        List<Verdict> verdicts = rates
                ? Verdict.ofRates(
                        seen.getFirst().rate(), others.stream().map(Seen::rate).toList(), question.confidence())
                : Verdict.ofMeans(
                        seen.getFirst().moments(),
                        others.stream().map(Seen::moments).toList(),
                        question.confidence());
        List<Arm> arms = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            arms.add(arm(seen.get(i), i == 0 ? Optional.empty() : Optional.of(verdicts.get(i - 1))));
        }
        return arms;
    }

    private Arm arm(Seen seen, Optional<Verdict> verdict) {
        Share rate = seen.rate();
        Moments moments = seen.moments();
        OptionalDouble mean = moments.count() == 0 ? OptionalDouble.empty() : OptionalDouble.of(moments.mean());
        Optional<Interval> interval = rates
                ? Proportions.wilson(rate, question.confidence())
                : Means.interval(moments, question.confidence());
        return new Arm(
                seen.variant(),
                seen.people(),
                seen.converted(),
                moments,
                rates ? rate.ratio() : mean,
                interval,
                verdict);
    }

    /** Without an expectation equal parts are expected of the variants somebody got. */
    private static Optional<SampleRatio> sampleRatio(List<Portion> expected, List<Seen> seen) {
        Map<String, Double> weights = expected.stream().collect(Collectors.toMap(Portion::variant, Portion::share));
        List<Seen> split = seen.stream()
                .filter(each -> !expected.isEmpty() || !each.people().isEmpty())
                .toList();
        return SampleRatio.of(
                split.stream().map(each -> (long) each.people().size()).toList(),
                split.stream()
                        .map(each -> weights.getOrDefault(each.variant(), 1.0))
                        .toList());
    }
}
