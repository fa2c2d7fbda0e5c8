package dev.steward.analysis.experiment;

import static dev.steward.analysis.Sentences.say;

import dev.steward.analysis.experiment.Experiment.Better;
import dev.steward.analysis.experiment.Experiment.Measure;
import dev.steward.analysis.experiment.ExperimentResult.Arm;
import dev.steward.analysis.statistics.Difference;
import dev.steward.analysis.statistics.Interval;
import dev.steward.analysis.statistics.Verdict;
import dev.steward.analysis.statistics.Verdict.Finding;
import dev.steward.chart.Chart;
import dev.steward.chart.ExperimentChart;
import dev.steward.chart.ExperimentChart.Band;
import dev.steward.chart.ExperimentChart.Tone;
import java.util.Optional;

/** How an experiment's result is drawn. */
final class ExperimentCharts {
    private ExperimentCharts() {}

    static Chart of(Experiment question, ExperimentResult result) {
        boolean rates = question.measure() instanceof Measure.Conversion;
        return new ExperimentChart(
                ExperimentWords.title(question),
                rates,
                question.confidence(),
                say(
                        "experiment.axis." + ExperimentWords.key(question.measure()),
                        question.measure().amount().orElse("")),
                result.arms().stream().map(arm -> row(question, arm)).toList());
    }

    private static ExperimentChart.Row row(Experiment question, Arm arm) {
        Optional<Difference> difference = arm.verdict().flatMap(Verdict::difference);
        return new ExperimentChart.Row(
                arm.variant(),
                arm.people().size(),
                arm.converted().size(),
                arm.value().isPresent()
                        ? Optional.of(band(arm.value().getAsDouble(), arm.interval()))
                        : Optional.empty(),
                difference.map(each -> band(each.absolute(), each.interval())),
                arm.verdict()
                        .map(verdict -> tone(question.better(), verdict.finding()))
                        .orElse(Tone.CONTROL),
                ExperimentWords.brief(question, arm));
    }

    private static Tone tone(Better better, Finding finding) {
        return switch (finding) {
            case HIGHER -> better == Better.HIGHER ? Tone.GOOD : Tone.BAD;
            case LOWER -> better == Better.HIGHER ? Tone.BAD : Tone.GOOD;
            case NO_DIFFERENCE, NOT_EVALUATED -> Tone.PLAIN;
        };
    }

    private static Band band(double value, Optional<Interval> interval) {
        return new Band(
                value,
                interval.map(Interval::low).orElse(value),
                interval.map(Interval::high).orElse(value));
    }
}
