package dev.steward.analysis.funnel;

import static dev.steward.analysis.Sentences.say;

import dev.steward.analysis.Phrases;
import dev.steward.analysis.Share;
import dev.steward.analysis.funnel.FunnelResult.Correlated;
import dev.steward.analysis.statistics.Corrections;
import dev.steward.analysis.statistics.Proportions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which events go together with converting by more than chance. Many events are looked at, so the share of false ones among
 * those named is kept at {@value #FALSE} (Benjamini and Hochberg).
 */
final class CorrelationVerdicts {
    private static final double FALSE = 0.05;
    private static final int MOST_NAMES = 3;

    private record Tested(Correlated event, double p) {}

    private CorrelationVerdicts() {}

    static List<String> of(FunnelResult.Correlation result) {
        List<Tested> found = beyondChance(result);
        if (result.events().isEmpty()) {
            return List.of();
        }
        if (found.isEmpty()) {
            return List.of(say("correlation.none", result.events().size()));
        }
        List<String> sentences = new ArrayList<>();
        add(
                sentences,
                "correlation.more",
                found.stream().filter(CorrelationVerdicts::helps).toList());
        add(
                sentences,
                "correlation.less",
                found.stream().filter(tested -> !helps(tested)).toList());
        sentences.add(say("correlation.corrected", result.events().size(), found.size()));
        return sentences;
    }

    private static List<Tested> beyondChance(FunnelResult.Correlation result) {
        List<Correlated> events = new ArrayList<>();
        List<Double> pValues = new ArrayList<>();
        for (Correlated event : result.events()) {
            Proportions.pValue(
                            new Share(event.dropped(), result.droppedTotal()),
                            new Share(event.converted(), result.convertedTotal()))
                    .ifPresent(p -> {
                        events.add(event);
                        pValues.add(p);
                    });
        }
        List<Double> corrected = Corrections.benjaminiHochberg(pValues);
        List<Tested> found = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            if (corrected.get(i) <= FALSE) {
                found.add(new Tested(events.get(i), corrected.get(i)));
            }
        }
        found.sort(Comparator.comparingDouble(Tested::p));
        return found;
    }

    private static boolean helps(Tested tested) {
        return tested.event().oddsRatio() > 1;
    }

    private static void add(List<String> sentences, String key, List<Tested> some) {
        if (!some.isEmpty()) {
            List<String> names = some.stream()
                    .limit(MOST_NAMES)
                    .map(tested -> tested.event().event())
                    .toList();
            int more = some.size() - names.size();
            sentences.add(say(key, Phrases.names(names), more));
        }
    }
}
