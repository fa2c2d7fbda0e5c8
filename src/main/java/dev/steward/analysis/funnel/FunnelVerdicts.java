package dev.steward.analysis.funnel;

import static dev.steward.analysis.Sentences.say;

import dev.steward.analysis.Share;
import dev.steward.analysis.statistics.Verdict;
import dev.steward.analysis.statistics.Verdict.Finding;
import dev.steward.analysis.statistics.VerdictWords;
import dev.steward.analysis.statistics.VerdictWords.Pair;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Whether groups of a funnel convert differently, or only seem to. */
final class FunnelVerdicts {
    private static final double CONFIDENCE = 0.95;
    private static final int MOST_SENTENCES = 3;
    private static final VerdictWords WORDS = new VerdictWords(true, CONFIDENCE);

    private FunnelVerdicts() {}

    /** A group by its name, and how many of those who entered converted. */
    private record Rate(String name, Share share) {}

    /** Every other value of a breakdown against the one with most people. */
    static List<String> among(Funnel question, FunnelResult result) {
        boolean apart = question.breakdown()
                .filter(by -> by.attribution() != Funnel.Attribution.ALL_EVENTS)
                .isPresent();
        if (!apart || !(result instanceof FunnelResult.Steps steps) || lastRequired(question) == 0) {
            return List.of();
        }
        if (question.count() == Funnel.Count.CONVERSIONS) {
            return steps.groups().size() < 2 ? List.of() : List.of(say("funnel.verdicts.attempts"));
        }
        List<Rate> rates = new ArrayList<>(
                steps.groups().stream().map(group -> rate(question, group)).toList());
        if (rates.size() < 2) {
            return List.of();
        }
        // max keeps the last of equals, min the first: of values with as many people the one that stands first is
        // taken.
        Rate largest = rates.stream()
                .min(Comparator.comparingLong(rate -> -rate.share().whole()))
                .orElseThrow();
        rates.remove(largest);
        return sentences(largest, rates);
    }

    /** This period against the one before; without a breakdown, for with one there are two of everything. */
    static List<String> since(Funnel question, FunnelResult now, FunnelResult before) {
        if (question.breakdown().isPresent()
                || lastRequired(question) == 0
                || !(now instanceof FunnelResult.Steps these)
                || !(before instanceof FunnelResult.Steps those)) {
            return List.of();
        }
        if (question.count() == Funnel.Count.CONVERSIONS) {
            return List.of(say("funnel.verdicts.attempts"));
        }
        Share earlier = rate(question, those.groups().getFirst()).share();
        Share later = rate(question, these.groups().getFirst()).share();
        return sentences(new Rate(say("funnel.before"), earlier), List.of(new Rate(say("funnel.now"), later)));
    }

    private static int lastRequired(Funnel question) {
        int last = question.steps().size() - 1;
        while (last > 0
                && question.order() != Funnel.Order.UNORDERED
                && question.steps().get(last).optional()) {
            last--;
        }
        return last;
    }

    private static Rate rate(Funnel question, FunnelResult.Group group) {
        String name = group.value().stream()
                .map(text -> text.isEmpty() ? say("value.none") : text)
                .collect(Collectors.joining(" · "));
        return new Rate(
                name,
                new Share(
                        group.steps().get(lastRequired(question)).count(),
                        group.steps().getFirst().count()));
    }

    private static List<String> sentences(Rate base, List<Rate> others) {
        List<Verdict> verdicts =
                Verdict.ofRates(base.share(), others.stream().map(Rate::share).toList(), CONFIDENCE);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < others.size(); i++) {
            Rate other = others.get(i);
            pairs.add(new Pair(
                    other.name(),
                    other.share().ratio(),
                    base.name(),
                    base.share().ratio(),
                    verdicts.get(i)));
        }
        if (pairs.size() == 1) {
            List<String> sentence = new ArrayList<>(List.of(WORDS.sentence("funnel.verdict", pairs.getFirst())));
            sentence.addAll(WORDS.prospects(pairs.getFirst().verdict()));
            return List.of(String.join(" ", sentence));
        }
        return ofMany(base, pairs);
    }

    /** The surest differences by name, all else by number. */
    private static List<String> ofMany(Rate base, List<Pair> pairs) {
        List<Pair> shown = pairs.stream()
                .filter(pair -> real(pair.verdict()))
                .sorted(Comparator.comparingDouble(
                        pair -> pair.verdict().pValue().orElse(1)))
                .toList();
        List<String> sentences = new ArrayList<>(shown.stream()
                .limit(MOST_SENTENCES)
                .map(pair -> WORDS.sentence("funnel.verdict", pair))
                .toList());
        if (shown.size() > MOST_SENTENCES) {
            sentences.add(say("funnel.verdicts.more", shown.size() - MOST_SENTENCES, base.name()));
        }
        if (shown.size() < pairs.size()) {
            sentences.add(say("funnel.verdicts.none", pairs.size() - shown.size(), base.name()));
        }
        sentences.add(say("funnel.verdicts.corrected", pairs.size()));
        return sentences;
    }

    private static boolean real(Verdict verdict) {
        return verdict.finding() == Finding.HIGHER || verdict.finding() == Finding.LOWER;
    }
}
