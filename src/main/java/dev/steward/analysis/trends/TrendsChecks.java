package dev.steward.analysis.trends;

import dev.steward.analysis.trends.Trends.Annotation;
import dev.steward.analysis.trends.Trends.Breakdown;
import dev.steward.analysis.trends.Trends.Measure;
import dev.steward.analysis.trends.Trends.Series;
import dev.steward.analysis.trends.Trends.View;
import dev.steward.model.BadDefinition;
import dev.steward.model.Granularity;
import java.util.List;
import java.util.Optional;

/** What a trends question must satisfy. */
final class TrendsChecks {
    static final int MOST_SERIES = 26;
    static final int MOST_VALUES = 100;
    static final int MOST_DAYS = 366;
    static final int MOST_PERIODS = 1_000;

    private TrendsChecks() {}

    static void check(
            Granularity period,
            List<Series> series,
            Optional<Formula> formula,
            Optional<Breakdown> breakdown,
            List<Annotation> annotations,
            View view) {
        if (series.isEmpty() || series.size() > MOST_SERIES) {
            throw new BadDefinition(
                    "no-series",
                    "series",
                    "A trend has 1 to " + MOST_SERIES + " series, not " + series.size() + ".",
                    "List what is to be counted, such as [{\"event\": \"login\"}].");
        }
        boolean cumulative = view instanceof View.Course course && course.cumulative();
        for (int i = 0; i < series.size(); i++) {
            check(series.get(i), "series[" + i + "]", period, cumulative);
        }
        formula.ifPresent(given -> given.over(series.size()));
        breakdown.ifPresent(by -> {
            named(by.property(), "breakdown.property");
            within("breakdown.limit", by.limit(), 1, MOST_VALUES);
        });
        for (int i = 0; i < annotations.size(); i++) {
            if (annotations.get(i).text().isBlank()) {
                throw new BadDefinition(
                        "no-text",
                        "annotations[" + i + "].text",
                        "An annotation says something.",
                        "Write what happened, such as \"Release 2\".");
            }
        }
        switch (view) {
            case View.Course given ->
                given.movingAverage().ifPresent(n -> within("moving_average", n, 2, MOST_PERIODS));
            case View.Forecast given -> given.horizon().ifPresent(n -> within("horizon", n, 1, MOST_PERIODS));
            case View.Anomalies _ -> {}
        }
    }

    private static void check(Series series, String path, Granularity period, boolean cumulative) {
        switch (series.measure()) {
            case Measure.OfNumber number -> named(number.property(), path + ".property");
            case Measure.Active active -> {
                within(path + ".days", active.days(), 1, MOST_DAYS);
                if (period == Granularity.HOUR) {
                    throw new BadDefinition(
                            "not-by-hour",
                            path + ".measure",
                            "\"active\" counts whole days and cannot be had by the hour.",
                            "Choose the period day, week or month, or the measure people.");
                }
            }
            case Measure.Total _, Measure.People _, Measure.PerPerson _ -> {}
        }
        if (cumulative && !series.measure().cumulates()) {
            throw new BadDefinition(
                    "not-cumulative",
                    path + ".measure",
                    "\"" + TrendsJson.word(series.measure()) + "\" cannot be cumulative.",
                    "Allowed with cumulative: total, people, sum. Leave \"cumulative\" out otherwise.");
        }
    }

    private static void named(String property, String path) {
        if (property.isEmpty()) {
            throw new BadDefinition("no-property", path, "A property's name is needed.", "Name a property.");
        }
    }

    private static void within(String path, int given, int least, int most) {
        if (given < least || given > most) {
            throw new BadDefinition(
                    "out-of-range",
                    path,
                    given + " is out of range.",
                    "Choose a number from " + least + " to " + most + ".");
        }
    }
}
