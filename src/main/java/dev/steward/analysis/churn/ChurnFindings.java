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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the score has known who would go, in plain words. */
final class ChurnFindings {
    private static final double THRESHOLD = 1 - Calibration.CONFIDENCE;

    private ChurnFindings() {}

    static List<String> of(Churn question, Calibration calibration) {
        Share all = calibration.all();
        String day = ChurnWords.day(question, calibration.at());
        if (all.whole() == 0) {
            return List.of(say("churn.finding.nobody", day));
        }
        List<String> sentences = new ArrayList<>();
        sentences.add(say(
                "churn.finding.base",
                all.whole(),
                day,
                percent(all),
                Phrases.matcher(question.activity()),
                Phrases.duration(question.horizon())));
        if (all.part() == 0 || all.part() == all.whole()) {
            sentences.add(say("churn.finding.alike"));
            return sentences;
        }
        sentences.add(rising(calibration));
        sentences.addAll(against(calibration));
        calibration.ranking().ifPresent(ranking -> sentences.add(say("churn.finding.ranking", ranking(ranking))));
        double brier = calibration.brier().orElseThrow();
        double base = calibration.brierOfBase().orElseThrow();
        sentences.add(say(
                brier < base ? "churn.finding.brier.better" : "churn.finding.brier.worse",
                Numbers.ENGLISH.fixed(brier, 3),
                Numbers.ENGLISH.fixed(base, 3)));
        return sentences;
    }

    /** Does risk rise from tier to tier? */
    private static String rising(Calibration calibration) {
        List<Tier> tiers = Stream.of(Tier.values())
                .filter(tier -> !calibration.outcome(tier).people().isEmpty())
                .toList();
        if (tiers.size() == 1) {
            return say("churn.finding.one", ChurnWords.name(tiers.getFirst()));
        }
        List<Share> shares =
                tiers.stream().map(tier -> calibration.outcome(tier).share()).toList();
        boolean rises = true;
        for (int i = 1; i < shares.size(); i++) {
            rises &= shares.get(i).ratio().orElseThrow() > shares.get(i - 1).ratio().orElseThrow();
        }
        OptionalDouble p = Proportions.pValue(shares.getFirst(), shares.getLast());
        boolean shown = p.isPresent() && p.getAsDouble() < THRESHOLD;
        String list = tiers.stream()
                .map(tier -> say(
                        "churn.finding.tier",
                        ChurnWords.name(tier),
                        percent(calibration.outcome(tier).share())))
                .collect(Collectors.joining(", "));
        return say("churn.finding." + (!rises ? "mixed" : shown ? "rises" : "chance"), list);
    }

    /** Is a tier better than knowing nothing but the base rate? */
    private static List<String> against(Calibration calibration) {
        List<OptionalDouble> pValues = calibration.pValues();
        double base = calibration.all().ratio().orElseThrow();
        List<String> above = new ArrayList<>();
        List<String> below = new ArrayList<>();
        for (Tier tier : Tier.values()) {
            OptionalDouble p = pValues.get(tier.ordinal());
            if (p.isPresent() && p.getAsDouble() < THRESHOLD) {
                boolean more = calibration.outcome(tier).share().ratio().orElseThrow() > base;
                (more ? above : below).add(ChurnWords.name(tier));
            }
        }
        if (above.isEmpty() && below.isEmpty()) {
            return List.of(say("churn.finding.none", percent(calibration.all())));
        }
        List<String> sentences = new ArrayList<>();
        if (!above.isEmpty()) {
            sentences.add(say("churn.finding.above", Phrases.names(above), percent(calibration.all()), above.size()));
        }
        if (!below.isEmpty()) {
            sentences.add(say("churn.finding.below", Phrases.names(below), percent(calibration.all()), below.size()));
        }
        return sentences;
    }

    private static String ranking(double ranking) {
        return Numbers.ENGLISH.decimal(ranking * 100, 0);
    }

    private static String percent(Share share) {
        return Numbers.ENGLISH.percent(share.part(), share.whole());
    }
}
