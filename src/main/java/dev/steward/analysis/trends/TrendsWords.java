package dev.steward.analysis.trends;

import static dev.steward.analysis.Sentences.say;

import dev.steward.analysis.Phrases;
import dev.steward.analysis.timeseries.Anomalies;
import dev.steward.analysis.trends.Trends.Measure;
import dev.steward.analysis.trends.Trends.Series;
import dev.steward.analysis.trends.Trends.View;
import dev.steward.definition.Words;
import dev.steward.model.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A trends question in words. */
final class TrendsWords {
    private static final int NAMED_IN_TITLE = 3;

    private TrendsWords() {}

    /** What a series is called: what is counted, and, unless that is any event, of which. */
    static String name(Series series) {
        return series.name()
                .orElseGet(() -> series.matcher().equals(Matcher.ANY)
                        ? measure(series.measure())
                        : say("trends.series", measure(series.measure()), Phrases.matcher(series.matcher())));
    }

    private static String measure(Measure measure) {
        return switch (measure) {
            case Measure.Total _, Measure.People _, Measure.PerPerson _ ->
                say("trends.measure." + TrendsJson.word(measure));
            case Measure.Active active -> say("trends.measure.active", active.days());
            case Measure.OfNumber number -> say("trends.measure." + Words.of(number.statistic()), number.property());
        };
    }

    static String name(Formula formula) {
        return formula.name().orElse(formula.text());
    }

    static String title(Trends question) {
        List<String> names = question.formula()
                .map(formula -> List.of(
                        formula.name().orElseGet(() -> say("trends.title.formula", formula.text(), names(question)))))
                .orElseGet(
                        () -> question.series().stream().map(TrendsWords::name).toList());
        String title = names.stream().limit(NAMED_IN_TITLE).collect(Collectors.joining(", "));
        String whole =
                names.size() > NAMED_IN_TITLE ? say("trends.title.more", title, names.size() - NAMED_IN_TITLE) : title;
        return question.breakdown()
                .map(by -> say("trends.title.by", whole, by.property()))
                .orElse(whole);
    }

    private static String names(Trends question) {
        List<Series> series = question.series();
        return IntStream.range(0, series.size())
                .mapToObj(i -> say("trends.letter", Formula.letter(i), name(series.get(i))))
                .collect(Collectors.joining(", "));
    }

    static String words(Trends question) {
        List<String> sentences = new ArrayList<>();
        String period = Phrases.period(question.period());
        sentences.add(say("trends.words", period, names(question)));
        question.formula().ifPresent(formula -> sentences.add(say("trends.words.formula", formula.text())));
        question.breakdown().ifPresent(by -> sentences.add(say("trends.words.breakdown", by.property(), by.limit())));
        switch (question.view()) {
            case View.Course course -> {
                if (course.cumulative()) {
                    sentences.add(say("trends.words.cumulative"));
                }
                course.compare().ifPresent(compare -> sentences.add(say("trends.words." + Words.of(compare))));
                course.movingAverage()
                        .ifPresent(periods -> sentences.add(say("trends.words.average", periods, period)));
            }
            case View.Anomalies _ ->
                sentences.add(say("trends.words.anomalies." + question.period().json()));
            case View.Forecast _ -> sentences.add(say("trends.words.forecast"));
        }
        sentences.addAll(Phrases.scope(question.scope()));
        return String.join(" ", sentences);
    }

    /** What is not there although it was asked for. */
    static List<String> remarks(Trends question, TrendsResult result) {
        boolean nothingBefore = question.view() instanceof View.Course course
                && course.compare()
                        .filter(Trends.Compare.PREVIOUS_PERIOD::equals)
                        .isPresent()
                && question.scope().from().isEmpty();
        if (nothingBefore) {
            return List.of(say("trends.remark.compare"));
        }
        return result.groups().stream()
                        .flatMap(group -> group.drawn().stream())
                        .anyMatch(line -> question.view() instanceof View.Forecast
                                        && line.forecast().isEmpty()
                                || line.anomalies()
                                        .filter(TrendsWords::noneJudged)
                                        .isPresent())
                ? List.of(say("trends.remark." + question.period().json()))
                : List.of();
    }

    private static boolean noneJudged(Anomalies anomalies) {
        return anomalies.count(Anomalies.Level.NOT_EVALUATED)
                == anomalies.points().size();
    }
}
