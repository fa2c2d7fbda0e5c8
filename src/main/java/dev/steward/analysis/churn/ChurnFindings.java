package dev.steward.analysis.churn;

import static dev.steward.analysis.Sentences.say;

import dev.steward.analysis.Phrases;
import dev.steward.analysis.Share;
import dev.steward.analysis.churn.Churn.Tier;
import dev.steward.analysis.statistics.Proportions;
import dev.steward.chart.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Whether the score has known who would go, in plain words. */
final class ChurnFindings {
    private static final double THRESHOLD = 1 - Calibration.CONFIDENCE;

    private ChurnFindings() {}

    static List<String> of(Churn question, Calibration calibration) {
        Share all = calibration.all();
        if (all.whole() == 0) {
            return List.of(say("churn.finding.nobody", ChurnWords.day(question, calibration.at())));
        }
        if (all.part() == 0 || all.part() == all.whole()) {
            return List.of(rising(question, calibration, "alike", ""));
        }
        List<String> sentences = new ArrayList<>();
        sentences.add((rising(question, calibration) + " " + against(calibration)).strip());
        sentences.add(say(
                "churn.finding.ranking",
                Numbers.ENGLISH.decimal(calibration.ranking().orElseThrow() * 100, 0),
                Numbers.ENGLISH.fixed(calibration.brier().orElseThrow(), 3),
                Numbers.ENGLISH.fixed(calibration.brierOfBase().orElseThrow(), 3)));
        return sentences;
    }

    /** Does risk rise from tier to tier? */
    private static String rising(Churn question, Calibration calibration) {
        List<Tier> tiers = Stream.of(Tier.values())
                .filter(tier -> !calibration.outcome(tier).people().isEmpty())
                .toList();
        if (tiers.size() == 1) {
            return rising(question, calibration, "one", ChurnWords.name(tiers.getFirst()));
        }
        List<Share> shares =
                tiers.stream().map(tier -> calibration.outcome(tier).share()).toList();
        boolean rises = ratio(shares.getLast()) > ratio(shares.getFirst());
        for (int i = 1; i < shares.size(); i++) {
            rises &= ratio(shares.get(i)) >= ratio(shares.get(i - 1));
        }
        OptionalDouble p = Proportions.pValue(shares.getFirst(), shares.getLast());
        boolean shown = p.isPresent() && p.getAsDouble() < THRESHOLD;
        return rising(question, calibration, !rises ? "mixed" : shown ? "rises" : "chance", "");
    }

    private static String rising(Churn question, Calibration calibration, String key, String tier) {
        Share all = calibration.all();
        return say(
                "churn.finding." + key,
                tier,
                say("churn.finding.people", all.whole()),
                ChurnWords.day(question, calibration.at()),
                percent(all),
                Phrases.duration(question.horizon()));
    }

    /** Is a tier better than knowing nothing but the base rate? */
    private static String against(Calibration calibration) {
        List<OptionalDouble> pValues = calibration.pValues();
        double base = ratio(calibration.all());
        List<String> above = new ArrayList<>();
        List<String> below = new ArrayList<>();
        for (Tier tier : Tier.values()) {
            OptionalDouble p = pValues.get(tier.ordinal());
            if (p.isPresent() && p.getAsDouble() < THRESHOLD) {
                boolean more = ratio(calibration.outcome(tier).share()) > base;
                (more ? above : below).add(ChurnWords.name(tier));
            }
        }
        if (above.isEmpty() && below.isEmpty()) {
            return pValues.stream().anyMatch(OptionalDouble::isPresent) ? say("churn.finding.none") : "";
        }
        if (below.isEmpty()) {
            return say("churn.finding.above", Phrases.names(above), above.size());
        }
        return above.isEmpty()
                ? say("churn.finding.below", Phrases.names(below), below.size())
                : say("churn.finding.both", Phrases.names(above), Phrases.names(below), above.size());
    }

    private static double ratio(Share share) {
        return share.ratio().orElseThrow();
    }

    private static String percent(Share share) {
        return Numbers.ENGLISH.percent(share.part(), share.whole());
    }
}
