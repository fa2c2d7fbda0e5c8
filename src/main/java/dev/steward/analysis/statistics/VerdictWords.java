package dev.steward.analysis.statistics;

import static dev.steward.analysis.Sentences.say;

import dev.steward.analysis.statistics.Verdict.Finding;
import dev.steward.chart.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Verdicts in plain words.
 *
 * @param rates whether the values are rates, written in percent and their differences in points
 * @param confidence of the intervals
 */
public record VerdictWords(boolean rates, double confidence) {
    private static final Numbers NUMBERS = Numbers.ENGLISH;

    /** Two names and their values, the verdict being on the first. */
    public record Pair(String variant, OptionalDouble value, String control, OptionalDouble base, Verdict verdict) {}

    /**
     * One sentence: the text under {@code higher}, {@code lower}, {@code none} or {@code not_evaluated} after the prefix,
     * given variant, control, their values, the difference, its interval, the p-value and the confidence.
     */
    public String sentence(String prefix, Pair pair) {
        Verdict verdict = pair.verdict();
        String key = prefix + "." + key(verdict.finding());
        Difference difference = verdict.difference().orElse(null);
        if (verdict.finding() == Finding.NOT_EVALUATED || difference == null) {
            return say(key, pair.variant(), pair.control());
        }
        int decimals = decimals(difference);
        return say(
                key,
                pair.variant(),
                pair.control(),
                value(pair.value()),
                value(pair.base()),
                signed(difference.absolute(), decimals) + unit(),
                difference
                        .interval()
                        .map(interval -> say(
                                "verdict.interval",
                                signed(interval.low(), decimals),
                                signed(interval.high(), decimals)))
                        .orElse(Numbers.NONE),
                probability(verdict.pValue().orElse(1)),
                NUMBERS.level(confidence));
    }

    private static String key(Finding finding) {
        return switch (finding) {
            case HIGHER -> "higher";
            case LOWER -> "lower";
            case NO_DIFFERENCE -> "none";
            case NOT_EVALUATED -> "not_evaluated";
        };
    }

    /** What it would take to know more, for a verdict that shows no difference; else nothing. */
    public List<String> prospects(Verdict verdict) {
        List<String> sentences = new ArrayList<>();
        if (verdict.finding() == Finding.NO_DIFFERENCE) {
            verdict.detectable()
                    .ifPresent(smallest -> sentences.add(say(
                            "verdict.detectable",
                            NUMBERS.significant(scaled(smallest)) + unit(),
                            NUMBERS.level(Power.USUAL))));
            verdict.morePeople().stream()
                    .filter(more -> more > 0)
                    .forEach(more -> sentences.add(say("verdict.more", NUMBERS.count(rounded(more)))));
        }
        return sentences;
    }

    /** A rate or a mean as people read it. */
    public String value(OptionalDouble value) {
        if (value.isEmpty()) {
            return Numbers.NONE;
        }
        return rates ? NUMBERS.percent(value.getAsDouble()) : NUMBERS.significant(value.getAsDouble());
    }

    private String unit() {
        return rates ? say("verdict.points") : "";
    }

    private double scaled(double difference) {
        return rates ? difference * 100 : difference;
    }

    private int decimals(Difference difference) {
        return Numbers.decimals(difference
                .interval()
                .map(interval -> scaled(interval.high() - interval.low()))
                .orElse(0.0));
    }

    private String signed(double difference, int decimals) {
        String amount = NUMBERS.fixed(Math.abs(scaled(difference)), decimals);
        boolean zero = amount.chars().noneMatch(digit -> digit >= '1' && digit <= '9');
        return (zero ? "" : difference < 0 ? "−" : "+") + amount;
    }

    private static String probability(double p) {
        String number = NUMBERS.probability(p);
        return number.startsWith("<") ? "p\u00a0<\u00a0" + number.substring(1) : "p\u00a0=\u00a0" + number;
    }

    /** Up to two digits: more would promise what an estimate cannot keep. */
    private static long rounded(long people) {
        long unit = 1;
        while (people / unit >= 100) {
            unit *= 10;
        }
        return (people + unit - 1) / unit * unit;
    }
}
