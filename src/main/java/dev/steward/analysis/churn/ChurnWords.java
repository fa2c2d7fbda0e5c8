package dev.steward.analysis.churn;

import static dev.steward.analysis.Sentences.say;

import dev.steward.analysis.Phrases;
import dev.steward.analysis.churn.Calibration.Outcome;
import dev.steward.analysis.churn.Churn.Factor;
import dev.steward.analysis.churn.Churn.Input;
import dev.steward.analysis.churn.Churn.Limits;
import dev.steward.analysis.churn.Churn.Tier;
import dev.steward.analysis.churn.ChurnResult.Calibrated;
import dev.steward.chart.Chart;
import dev.steward.chart.ChurnChart;
import dev.steward.chart.Numbers;
import dev.steward.definition.Words;
import dev.steward.model.Matcher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A churn question and its answer in words and as a picture. */
final class ChurnWords {
    private static final int DECIMALS = 6;

    private ChurnWords() {}

    static String title(Churn question, ChurnResult result) {
        return result.at().map(at -> say("churn.title", day(question, at))).orElseGet(() -> say("churn.title.empty"));
    }

    static String day(Churn question, Instant at) {
        return at.atZone(question.scope().timezone()).toLocalDate().toString();
    }

    static String name(Tier tier) {
        return say("churn.tier." + Words.of(tier));
    }

    /** "25 to 50"; a limit belongs to the tier above it. */
    static String range(Limits limits, Tier tier) {
        String from = number(limits.from(tier));
        return tier == Tier.CRITICAL
                ? say("churn.range.last", from)
                : say("churn.range", from, number(limits.from(Tier.values()[tier.ordinal() + 1])));
    }

    private static String number(double number) {
        return Numbers.ENGLISH.decimal(number, DECIMALS);
    }

    /** What heads the people of the earlier moment. */
    static String earlier(Churn question, Calibration calibration) {
        return say("churn.column.earlier", day(question, calibration.at()));
    }

    static String of(Churn question) {
        List<String> sentences = new ArrayList<>();
        sentences.add(say(
                "churn.words",
                Phrases.actors(question.scope()),
                Phrases.matcher(question.activity()),
                Phrases.duration(question.lookback())));
        question.factors().forEach(factor -> sentences.add(of(question, factor)));
        sentences.add(say(
                "churn.words.tiers",
                number(question.limits().medium()),
                number(question.limits().high()),
                number(question.limits().critical())));
        sentences.add(say("churn.words.calibration", Phrases.duration(question.horizon())));
        // The start of the range has no meaning here.
        sentences.addAll(Phrases.scope(
                question.scope().withRange(Optional.empty(), question.scope().to())));
        return String.join(" ", sentences);
    }

    private static String of(Churn question, Factor factor) {
        String scale = say(
                "churn.words.factor",
                factor.name(),
                Numbers.ENGLISH.level(question.share(factor)),
                of(factor.input()),
                number(factor.best()),
                number(factor.worst()));
        if (factor.input().always()) {
            return scale + ".";
        }
        return factor.missing().isPresent()
                ? say("churn.words.missing", scale, number(factor.missing().getAsDouble()))
                : say("churn.words.skip", scale);
    }

    private static String of(Input input) {
        return switch (input) {
            case Input.Count(var events) -> say("churn.input.count", Phrases.matcher(events));
            case Input.Average(var events, String property) ->
                say("churn.input.average", Phrases.matcher(events), property);
            case Input.Share(var events, var among) ->
                say("churn.input.share", Phrases.matcher(events), Phrases.matcher(among));
            case Input.ActiveDays _ -> say("churn.input.active_days");
            case Input.DaysSince(var events) ->
                events.equals(Matcher.ANY)
                        ? say("churn.input.days_since.any")
                        : say("churn.input.days_since", Phrases.matcher(events));
        };
    }

    static List<String> remarks(Churn question, ChurnResult result) {
        List<String> remarks = new ArrayList<>();
        if (!result.unscored().isEmpty()) {
            remarks.add(say("churn.remark.unscored", result.unscored().size()));
        }
        switch (result.calibration()) {
            case Calibrated.NoData _, Calibrated.Done _ -> {}
            case Calibrated.TooLate(Instant needed, Instant first) ->
                remarks.add(say("churn.remark.too_late", day(question, needed), day(question, first)));
            case Calibrated.TooEarly(Instant last) -> remarks.add(say("churn.remark.too_early", day(question, last)));
        }
        return remarks;
    }

    static Chart chart(Churn question, ChurnResult result) {
        List<ChurnChart.Row> rows = Stream.of(Tier.values())
                .map(tier -> new ChurnChart.Row(
                        name(tier),
                        range(question.limits(), tier),
                        result.group(tier).people().size(),
                        result.calibrated().map(calibration -> outcome(calibration.outcome(tier)))))
                .toList();
        return new ChurnChart(
                title(question, result),
                rows,
                result.gone(),
                result.calibrated().map(calibration -> say("churn.chart.then", day(question, calibration.at()))));
    }

    private static ChurnChart.Outcome outcome(Outcome outcome) {
        return new ChurnChart.Outcome(
                outcome.people().size(),
                outcome.churned().size(),
                outcome.interval().map(interval -> new ChurnChart.Band(interval.low(), interval.high())));
    }
}
